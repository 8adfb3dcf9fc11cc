package devstack_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

func TestProgressWithoutATerminalIsPlainLines(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	c := clock.NewFixed(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	p := devstack.NewProgress(&out, c)
	build := p.Step("Ory Kratos")
	build.Note("told too soon to be worth a line")
	c.Advance(11 * time.Second)
	build.Note("compiling once: 400 packages")
	p.Step("Redis").Done("port 6379")
	c.Advance(time.Second)
	build.Fail()
	p.Close()
	require.Equal(t, []string{
		"  … Ory Kratos           compiling once: 400 packages",
		"  ✓ Redis                 0.0 s  port 6379",
		"  ✗ Ory Kratos           12.0 s  failed",
	}, strings.Split(strings.TrimRight(out.String(), "\n"), "\n"))
}

func TestNoProgressIsSilent(t *testing.T) {
	t.Parallel()
	var p *devstack.Progress
	s := p.Step("Redis")
	s.Note("nothing")
	s.Done("")
	p.Close()
}
