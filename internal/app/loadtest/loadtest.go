// Package loadtest measures the program beside what it stands on: requests a second
// next to pgbench running the same SQL, on one machine, in one run. It brings up a
// stack of its own and throws it away.
package loadtest

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"runtime"
	"time"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/migrations"
)

//go:embed demo/*.yaml
var clinic embed.FS

// Options says how long and how hard.
type Options struct {
	Program  []string // how to run praxis: the path, and what goes before "serve"
	Env      []string // its whole environment
	Seconds  int      // of each measurement
	Clients  int      // at once, on both sides; at most MostClients
	Progress *devstack.Progress
	Out      io.Writer
}

// MostClients is how many practitioners, rooms and patients the clinic has: each client
// books for its own.
const MostClients = 8

const (
	baseDomain = "praxis.localhost"
	host       = "bench." + baseDomain
	settle     = 3 * time.Second // after the start, before memory is read
)

// run is one load test under way.
type run struct {
	Options
	stack  *devstack.Stack
	dir    string
	inside net.Listener // holds the port that Kratos is told of, until the server takes it
	bench  fixture
}

// Run brings everything up, measures, prints the table, and takes everything down.
func Run(ctx context.Context, o Options) error {
	o.Clients = min(max(o.Clients, 1), MostClients)
	dir, err := os.MkdirTemp("", "praxis-loadtest-")
	if err != nil {
		return fmt.Errorf("load test: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	r := &run{Options: o, dir: dir}
	if err := r.start(ctx); err != nil {
		return err
	}
	defer r.stack.Stop()
	if err := r.needPgbench(); err != nil {
		return err
	}
	if err := r.step("Bench clinic", r.seed)(ctx); err != nil {
		return err
	}
	read, booking, err := r.record(ctx)
	if err != nil {
		return err
	}
	table, err := r.measure(ctx, read, booking)
	if err != nil {
		return err
	}
	o.Progress.Close()
	return table.print(o.Out)
}

func (r *run) start(ctx context.Context) (err error) {
	if r.inside, err = devstack.Listen(ctx, 0); err != nil {
		return err
	}
	r.stack, err = devstack.Start(ctx, devstack.Options{
		StateDir: r.dir + "/state", Parts: devstack.Parts{Kratos: true, Mailbox: true}, Progress: r.Progress, BaseDomain: baseDomain,
		InternalURL: "http://" + r.inside.Addr().String(), Origins: []string{"http://" + baseDomain},
	})
	return err
}

// step shows fn as a line of the progress.
func (r *run) step(title string, fn func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		line := r.Progress.Step(title)
		if err := fn(ctx); err != nil {
			line.Fail()
			return err
		}
		line.Done("")
		return nil
	}
}

// seed migrates and loads the clinic, in this process.
func (r *run) seed(ctx context.Context) error {
	if err := database.Migrate(ctx, r.stack.OwnerURL, migrations.FS); err != nil {
		return err
	}
	a, err := app.New(ctx, app.Config{
		BaseDomain: baseDomain, Scheme: "http", DatabaseURL: r.stack.AppURL, RedisURL: "redis://" + r.stack.RedisAddr + "/0",
		KratosPublicURL: r.stack.KratosPublicURL, KratosAdminURL: r.stack.KratosAdminURL, HookKey: r.stack.HookKey,
		MasterKey: r.stack.MasterKey, FilesURL: r.stack.FilesURL(),
		SMTPHost: "127.0.0.1", SMTPPort: r.stack.Mailbox.Port(), SMTPFrom: "bench@bench.example",
		Clock: clock.System(), Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	defer a.Close()
	_, err = a.LoadClinics(ctx, clinic, app.DemoPassword)
	return err
}

// record lets a server of its own answer one read and two bookings while Postgres writes
// down what it is asked, and returns both as scripts for pgbench.
func (r *run) record(ctx context.Context) (read, booking script, err error) {
	err = r.step("Record the SQL", func(ctx context.Context) error {
		return r.logging(ctx, func() error {
			s, err := r.serve(ctx)
			if err != nil {
				return err
			}
			defer s.stop()
			c, err := signIn(ctx, s.addr)
			if err != nil {
				return err
			}
			if r.bench, err = c.learn(ctx); err != nil {
				return err
			}
			read, booking, err = r.recordWith(ctx, c)
			return err
		})
	})(ctx)
	return read, booking, err
}

func (r *run) recordWith(ctx context.Context, c *client) (read, booking script, err error) {
	asked, err := r.during(func() error { return c.readPatient(ctx, 0) })
	if err != nil {
		return read, booking, err
	}
	read = readScript(asked)
	before, day, err := r.recordBooking(ctx, c, recordFrom)
	if err != nil {
		return read, booking, err
	}
	asked, day, err = r.recordBooking(ctx, c, day+1)
	if err != nil {
		return read, booking, err
	}
	booking, err = bookingScript(asked, before, r.bench, day)
	return read, booking, err
}

// recordBooking books on the first open day from day on, and returns which that was.
func (r *run) recordBooking(ctx context.Context, c *client, day int) (asked []statement, on int, err error) {
	for ; day < firstDay; day++ {
		if asked, err = r.during(func() error { return c.book(ctx, 0, day, 0) }); !closed(err) {
			break
		}
	}
	return asked, day, err
}

// measure runs the four measurements one after the other, on a server that has just
// started and whose memory is read first.
func (r *run) measure(ctx context.Context, read, booking script) (table, error) {
	t := table{clients: r.Clients, seconds: r.Seconds, cores: runtime.NumCPU()}
	s, err := r.serve(ctx)
	if err != nil {
		return t, err
	}
	defer s.stop()
	steps := []func(context.Context) error{
		r.step("Idle memory", func(ctx context.Context) (err error) {
			t.memory, err = s.idleMemory(ctx)
			return err
		}),
		r.step("Reads", func(ctx context.Context) (err error) {
			t.readHTTP, t.readSQL, err = r.sideBySide(ctx, s, read, func(c *client, who, _ int) error { return c.readPatient(ctx, who) })
			return err
		}),
		r.step("Bookings", func(ctx context.Context) (err error) {
			t.bookHTTP, t.bookSQL, err = r.sideBySide(ctx, s, booking, func(c *client, who, n int) error { return c.bookNth(ctx, who, n) })
			return err
		}),
		r.step("Check the bookings", func(ctx context.Context) error { return r.booked(ctx, t.bookSQL.n) }),
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return t, err
		}
	}
	t.statements = [2]int{read.statements, booking.statements}
	t.server, err = r.server(ctx)
	return t, err
}

// roundSeconds is how long one side runs before it is the other's turn: whatever else the
// machine does then slows both.
const roundSeconds = 2

// sideBySide measures requests and the script in turns.
func (r *run) sideBySide(ctx context.Context, s *server, sql script, request func(c *client, who, n int) error) (http, bench result, err error) {
	c, err := r.warm(ctx, s)
	if err != nil {
		return http, bench, err
	}
	var asked, ran sample
	var took time.Duration
	next := make([]int, r.Clients)
	for round := range rounds(r.Seconds) {
		start := time.Now()
		more, err := r.overHTTP(ctx, func(who int) error {
			next[who]++
			return request(c, who, next[who]-1)
		})
		if err != nil {
			return http, bench, err
		}
		asked, took = append(asked, more...), took+time.Since(start)
		if more, err = r.pgbench(ctx, sql, round, min(r.Seconds, roundSeconds)); err != nil {
			return http, bench, err
		}
		ran = append(ran, more...)
	}
	http, err = newResult(took, asked)
	bench, err2 := newResult(time.Duration(rounds(r.Seconds)*min(r.Seconds, roundSeconds))*time.Second, ran)
	return http, bench, errors.Join(err, err2)
}

func rounds(seconds int) int { return max(1, seconds/roundSeconds) }

// errNothing means a measurement saw no answer at all.
var errNothing = errors.New("load test: nothing was answered in the time given")
