//go:build race

package scheduling_test

// The race detector looks for memory that is shared without care, and finds it in
// the first rounds; who wins is decided ten times without it.
const rounds = 5
