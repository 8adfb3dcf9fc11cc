// Package teststack lends tests the real parts. All test processes of a checkout share one
// PostgreSQL and one Redis: the first that needs them starts a keeper, a second process of its
// own binary, which brings the servers up and stops them when nobody uses them any more. Who
// uses them holds a shared lock on a file, which the system releases however a process ends, so
// that nothing stays behind even when a test is killed.
package teststack
