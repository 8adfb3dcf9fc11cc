package devstack

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/mattn/go-isatty"
	"golang.org/x/sys/unix"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

// Progress shows the steps of a start: moving lines on a terminal, one plain line per step
// elsewhere. A nil Progress is silent.
type Progress struct {
	mu     sync.Mutex
	out    io.Writer
	clock  clock.Clock
	width  int // of the terminal; 0: none
	active []*Step
	drawn  int // lines on the screen that the next drawing replaces
	frame  int
	stop   chan struct{}
	once   sync.Once
	ended  sync.WaitGroup
}

// Step is one line: a thing under way.
type Step struct {
	p       *Progress
	title   string
	note    string
	started time.Time
	told    time.Time // when a plain line last told of it
}

const (
	frameTime  = 100 * time.Millisecond
	plainEvery = 10 * time.Second // how often a long step says something without a terminal
)

var frames = []rune("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")

// NewProgress writes to out. Close it before writing anything else there.
func NewProgress(out io.Writer, c clock.Clock) *Progress {
	p := &Progress{out: out, clock: c, width: terminalWidth(out), stop: make(chan struct{})}
	if p.width > 0 {
		p.ended.Add(1)
		go p.animate()
	}
	return p
}

func terminalWidth(out io.Writer) int {
	f, ok := out.(*os.File)
	if !ok || !isatty.IsTerminal(f.Fd()) || os.Getenv("TERM") == "dumb" {
		return 0
	}
	if size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ); err == nil && size.Col > 20 {
		return int(size.Col)
	}
	return 80
}

// Step begins a step.
func (p *Progress) Step(title string) *Step {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.clock.Now()
	s := &Step{p: p, title: title, started: now, told: now}
	p.active = append(p.active, s)
	return s
}

// Note says what the step is busy with.
func (s *Step) Note(text string) {
	if s == nil {
		return
	}
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	s.note = text
	if now := s.p.clock.Now(); s.p.width == 0 && now.Sub(s.told) >= plainEvery {
		s.told = now
		s.p.println(fmt.Sprintf("  … %-20s %s", s.title, text))
	}
}

// Done ends the step well; detail is what a person may want to know of it.
func (s *Step) Done(detail string) { s.end("✓", detail) }

// Fail ends the step badly. The error itself is the caller's to show.
func (s *Step) Fail() { s.end("✗", "failed") }

func (s *Step) end(mark, detail string) {
	if s == nil {
		return
	}
	p := s.p
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forget(s)
	p.erase()
	p.println(fmt.Sprintf("  %s %-20s %6s  %s", mark, s.title, seconds(p.clock.Now().Sub(s.started)), detail))
	p.draw()
}

func (p *Progress) forget(s *Step) {
	for i, other := range p.active {
		if other == s {
			p.active = append(p.active[:i], p.active[i+1:]...)
			return
		}
	}
}

// Close stops drawing and leaves the cursor on a line of its own. It may be called again.
func (p *Progress) Close() {
	if p == nil || p.width == 0 {
		return
	}
	p.once.Do(func() { close(p.stop) })
	p.ended.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
}

func (p *Progress) animate() {
	defer p.ended.Done()
	tick := time.NewTicker(frameTime)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
		}
		p.mu.Lock()
		p.frame++
		p.erase()
		p.draw()
		p.mu.Unlock()
	}
}

// erase takes the moving lines off the screen.
func (p *Progress) erase() {
	if p.drawn > 0 {
		_, _ = fmt.Fprintf(p.out, "\x1b[%dA\x1b[J", p.drawn)
		p.drawn = 0
	}
}

func (p *Progress) draw() {
	if p.width == 0 {
		return
	}
	for _, s := range p.active {
		line := fmt.Sprintf("  %c %-20s %6s  %s", frames[p.frame%len(frames)], s.title, seconds(p.clock.Now().Sub(s.started)), s.note)
		p.println(cut(line, p.width-1)) // a line that wraps would not be erased
		p.drawn++
	}
}

func (p *Progress) println(line string) {
	_, _ = fmt.Fprintln(p.out, strings.TrimRight(line, " "))
}

func cut(line string, width int) string {
	if r := []rune(line); len(r) > width {
		return string(r[:width-1]) + "…"
	}
	return line
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
