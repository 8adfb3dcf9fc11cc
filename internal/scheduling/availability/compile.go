package availability

import "github.com/google/uuid"

// compiler fills a plan's bitsets. Its scratch set is used over and over.
type compiler struct {
	*Plan
	*arena
	opening bitset               // marks at which the branch is open
	scratch bitset               // one resource's hours
	busy    map[uuid.UUID]bitset // every mark that a resource's appointments touch
}

func (p *Plan) compiler(a *arena) *compiler {
	c := &compiler{Plan: p, arena: a, opening: a.bits(), scratch: a.bits(), busy: map[uuid.UUID]bitset{}}
	c.grid = a.bits()
	for i := p.from; i < p.to; i++ {
		p.align(c.grid, i, TimeOfDay(p.rules.Policy.Step.Minutes()))
	}
	return c
}

// booked notes what the resources in question have given away.
func (c *compiler) booked(practitioners []Resource, rooms []Room) {
	for _, r := range practitioners {
		c.busy[r.ID] = c.bits()
	}
	for _, r := range rooms {
		c.busy[r.ID] = c.bits()
	}
	for _, b := range c.rules.Busy {
		if taken, ok := c.busy[b.Resource]; ok {
			taken.fill(c.mark(b.From, down), min(c.mark(b.To, up), c.n))
		}
	}
}

// branchHours marks when the branch is open, and when a visit fits into that.
func (c *compiler) branchHours() {
	closed := func(d BranchDay) bool { return d.Closed }
	for i := range c.days() {
		if c.hasDay(i, closed) {
			continue
		}
		if c.hasDay(i, func(BranchDay) bool { return true }) {
			c.otherHours(i)
			continue
		}
		c.weekly(c.opening, i, c.rules.Branch.Hours)
	}
	for i := range c.days() {
		if c.hasDay(i, closed) {
			c.opening.clear(c.day(i))
		}
	}
	c.branch = c.fit(c.clone(c.opening))
}

func (p *Plan) hasDay(i int, like func(BranchDay) bool) bool {
	for _, d := range p.rules.Branch.Days {
		if d.Date == p.date(i) && like(d) {
			return true
		}
	}
	return false
}

// otherHours are the ranges of a date that has its own.
func (c *compiler) otherHours(i int) {
	for _, d := range c.rules.Branch.Days {
		if d.Date != c.date(i) {
			continue
		}
		for _, r := range d.Ranges {
			c.cover(c.opening, i, r)
		}
	}
}

func (c *compiler) weekly(b bitset, i int, hours []Weekly) {
	d := c.date(i)
	for _, w := range hours {
		if w.holds(d) {
			c.cover(b, i, w.Range)
		}
	}
}

// fit keeps the marks of the grid from which b has room for the whole visit.
func (c *compiler) fit(b bitset) bitset {
	b.run(marks(c.rules.Service.Duration))
	b.and(c.grid)
	return b
}

// everybody gathers the practitioners' hours, work and free time.
func (c *compiler) everybody(list []Resource) {
	c.Plan.hours, c.Plan.work, c.free = c.bits(), c.bits(), c.bits()
	c.practitioners = make([]option, len(list))
	for k, r := range list {
		c.usual(r, false)
		c.scratch.and(c.opening)
		hours := c.fit(c.clone(c.scratch))
		c.Plan.hours.or(hours)
		o := c.option(r, false)
		o.hours = hours
		c.Plan.work.or(o.work)
		c.free.or(o.start)
		c.practitioners[k] = o
	}
}

// allRooms gathers the rooms' free time; a visit that needs none is free of them.
func (c *compiler) allRooms(list []Room) {
	c.rooms = c.bits()
	if !c.needsRoom() {
		c.rooms.fill(0, c.n)
		return
	}
	c.roomOptions = make([]option, len(list))
	for k, r := range list {
		o := c.option(r.Resource, len(r.Hours) == 0)
		c.rooms.or(o.start)
		c.roomOptions[k] = o
	}
}

// option resolves one resource. whenOpen: it keeps the branch's hours.
func (c *compiler) option(r Resource, whenOpen bool) option {
	c.atWork(r, whenOpen)
	o := option{id: r.ID, work: c.fit(c.clone(c.scratch))}
	o.start = c.clone(o.work)
	c.scratch.free(c.busy[r.ID], c.n)
	c.scratch.run(marks(c.rules.Service.Before + c.rules.Service.Duration + c.rules.Service.After))
	c.scratch.later(marks(c.rules.Service.Before))
	o.start.and(c.scratch)
	return o
}

// usual fills scratch with the hours of r: weekly, or those of an override.
// With leave, shifts that begin on a day of leave are left out.
func (c *compiler) usual(r Resource, leave bool) {
	clear(c.scratch)
	for i := range c.days() {
		d := c.date(i)
		if leave && r.away(d) {
			continue
		}
		if !r.overridden(d) {
			c.weekly(c.scratch, i, r.Hours)
			continue
		}
		for _, e := range r.Exceptions {
			if e.Kind == Override && e.holds(d) {
				c.coverAll(i, e.Ranges)
			}
		}
	}
}

func (c *compiler) coverAll(i int, ranges []Range) {
	for _, r := range ranges {
		c.cover(c.scratch, i, r)
	}
}

// atWork fills scratch with the marks at which r is at the branch, the branch
// is open and r is not on leave.
func (c *compiler) atWork(r Resource, whenOpen bool) {
	c.usual(r, true)
	if whenOpen {
		c.keepOpening(r)
	}
	for i := range c.days() {
		d := c.date(i)
		for _, e := range r.Exceptions {
			if e.Kind == Leave && e.holds(d) {
				c.leave(i, e.Ranges)
			}
		}
	}
	c.scratch.and(c.opening)
}

// keepOpening gives a room without hours of its own those of the branch, on
// the days that have no override.
func (c *compiler) keepOpening(r Resource) {
	for i := range c.days() {
		if !r.overridden(c.date(i)) {
			c.scratch.fill(c.day(i))
		}
	}
}

func (c *compiler) leave(i int, ranges []Range) {
	if len(ranges) == 0 {
		c.scratch.clear(c.day(i))
	}
	for _, r := range ranges {
		c.uncover(c.scratch, i, r)
	}
}

// away reports a whole day of leave.
func (r Resource) away(d Date) bool {
	for _, e := range r.Exceptions {
		if e.Kind == Leave && e.holds(d) && len(e.Ranges) == 0 {
			return true
		}
	}
	return false
}

func (r Resource) overridden(d Date) bool {
	for _, e := range r.Exceptions {
		if e.Kind == Override && e.holds(d) {
			return true
		}
	}
	return false
}
