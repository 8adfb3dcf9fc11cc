//go:build !race

package scheduling_test

const rounds = 10
