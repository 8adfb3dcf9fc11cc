// Package devstack starts the real parts Praxis stands on (PostgreSQL, Redis, Ory Kratos,
// stripe-mock, the built web app, a mailbox) on a machine that has nothing set up, for
// `praxis dev` and for tests. No container engine is needed; every part is a child process
// that ends with the process that started it, even when that one is killed.
//
// Linux and macOS. Nothing but cmd, app and tests may import it.
package devstack
