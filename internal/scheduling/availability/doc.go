// Package availability says when something can be booked. It is pure: rules and
// busy times go in, free starts come out; it does no I/O and knows no clock but
// the one it is given. Search and booking ask the same compiled Plan, so what is
// offered is what is accepted.
//
// Rules are wall-clock times of the branch's zone; what comes out are instants.
// A time belongs to a rule when the clock on the branch's wall reads a time of
// the rule. Hence, on the day the clocks go forward a start that the clock skips
// is never offered, and on the day they go back a start that comes twice is
// offered twice, as two instants with different offsets.
//
// A shift belongs to the date on which it begins, though it may run past
// midnight. A whole day of leave, or a closed day, takes away the shifts that
// begin on that date and every minute of the date itself.
//
// The visit must lie inside the hours of the branch, the practitioner and the
// room. Preparation and clean-up need not (a room can be cleaned after closing),
// but they may not meet anybody's busy time. Intervals are half open: one that
// ends at ten and one that begins at ten do not overlap.
//
// Inside, time is cut into marks of five minutes, each a bit. Every modern zone
// offset is a multiple of five minutes, so marks are the same on every wall.
package availability
