// Package scheduling owns who and what can be booked, when, and by whom: the
// services on offer, practitioners and rooms with their hours, holds, and
// appointments. It does not own who the patients are, what a visit costs in the
// end, or what happens in it.
//
// Search, hold and booking ask one engine (package availability). Whether a
// time is still free is decided by two exclusion constraints, on
// appointment_resources (a resource) and on appointments (a patient), and by
// nothing else: an INSERT that finds the time taken inserts no row, and that is
// the answer. ON CONFLICT DO NOTHING makes competing inserts wait for each other
// one at a time, so that a race has exactly one winner and no deadlock.
//
// Traps: "Service" in Go is this domain; a service of the clinic is an
// Offering. The time a resource gives includes preparation and clean-up, the
// patient's does not. A staff member limited to a branch does not see other
// branches' appointments, but a practitioner who works there is busy all the
// same: see acrossBranches.
package scheduling
