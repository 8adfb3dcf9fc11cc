package availability

// Reason says why a day offers no start, or why a start is refused. The words
// are part of the API.
type Reason string

// The reasons, in the order in which they are looked for.
const (
	Past          Reason = "past"           // it is over
	Holiday       Reason = "holiday"        // the branch keeps a holiday
	Closed        Reason = "closed"         // the branch is closed
	NoHours       Reason = "no_hours"       // nobody asked for works then, or not for long enough
	OnLeave       Reason = "on_leave"       // who works then is on leave
	BeyondHorizon Reason = "beyond_horizon" // too far ahead to book yet
	TooSoon       Reason = "too_soon"       // inside the lead time
	Full          Reason = "full"           // everybody is booked
	NoRoom        Reason = "no_room"        // somebody is free, no room is
	OffGrid       Reason = "off_grid"       // not a time at which visits begin; of a start only
)

// explainDay says why day i offers nothing.
func (p *Plan) explainDay(i int) Reason {
	a, b := p.day(i)
	open, shut := max(a, p.open), min(b, p.shut)
	switch {
	case b <= p.now:
		return Past
	case !p.branch.any(a, b):
		return p.closedOn(i)
	case !p.hours.any(a, b):
		return NoHours
	case !p.work.any(a, b):
		return OnLeave
	case p.free.any(open, shut):
		return NoRoom
	case p.work.any(open, shut):
		return Full
	case p.work.any(max(a, p.shut), b):
		return BeyondHorizon
	case p.work.any(max(a, p.now), min(b, p.open)):
		return TooSoon
	}
	return Past
}

// closedOn tells a holiday from a day that is closed, or has no hours that
// would hold the visit.
func (p *Plan) closedOn(i int) Reason {
	if p.hasDay(i, func(d BranchDay) bool { return d.Closed && d.Holiday }) {
		return Holiday
	}
	return Closed
}
