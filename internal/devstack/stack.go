package devstack

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Stack is a running development stack.
type Stack struct {
	// OwnerURL migrates, AppURL serves, PlatformURL serves the console, AdminURL is the
	// superuser's; all but the last on the database praxis.
	OwnerURL, AppURL, PlatformURL, AdminURL string
	// RedisAddr is host:port.
	RedisAddr string
	// KratosPublicURL is proxied behind /.ory/; KratosAdminURL never is.
	KratosPublicURL, KratosAdminURL string
	// HookKey is what Kratos shows us in HookKeyHeader.
	HookKey string
	// MasterKey is what the program wraps its tenants' keys with.
	MasterKey string
	// StripeURL is the base of stripe-mock's API; Checkout's is the one to use.
	StripeURL string
	// StripeSecret signs what the stand-in tells our webhook.
	StripeSecret string
	// SMTPAddr is host:port of the mailbox.
	SMTPAddr string
	// WebDir is the built web app, to be served in place of the embedded one.
	WebDir string

	Postgres *Postgres
	Redis    *Redis
	Kratos   *Kratos
	Stripe   *StripeMock
	Checkout *Checkout
	Mailbox  *Mailbox

	opts    Options
	state   *state
	secrets secrets
	ports   ports

	mu       sync.Mutex
	stops    []func() // in the order of starting
	crashed  chan error
	stopping chan struct{}
	stopOnce sync.Once
}

// Start brings the parts up, side by side where they do not need each other. When it fails,
// what it had started is stopped. Only one stack runs on a state folder: the second gets
// ErrRunning.
func Start(ctx context.Context, o Options) (*Stack, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	st, err := openState(o.StateDir)
	if err != nil {
		return nil, err
	}
	s := &Stack{opts: o, state: st, ports: st.ports(), crashed: make(chan error, 1), stopping: make(chan struct{})}
	s.onStop(st.release)
	if s.secrets, err = st.secrets(); err == nil {
		s.HookKey, s.MasterKey, s.StripeSecret = s.secrets.HookKey, s.secrets.MasterKey, "whsec_"+s.secrets.HookKey
		err = s.startAll(ctx)
	}
	if err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// FilesURL is where the program keeps documents.
func (s *Stack) FilesURL() string { return "file://" + s.state.path("files") + "?create_dir=true" }

func (s *Stack) startAll(ctx context.Context) error {
	cache, err := CacheDir()
	if err != nil {
		return err
	}
	database := make(chan struct{}) // closed when Kratos may use its own
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.startPostgres(ctx, cache, database) })
	g.Go(func() error { return s.startRedis(ctx) })
	if s.opts.Parts.Mailbox {
		g.Go(func() error { return s.startMailbox(ctx) })
	}
	if s.opts.Parts.Stripe {
		g.Go(func() error { return s.startStripe(ctx, cache) })
	}
	if s.opts.Parts.Kratos {
		g.Go(func() error { return s.startKratos(ctx, cache, database) })
	}
	if s.opts.Parts.Web {
		g.Go(func() error { return s.buildWeb(ctx) })
	}
	return errors.Join(g.Wait(), s.state.save("ports.json", s.ports))
}

// Wait returns when a part has crashed, with its name and the last lines of its log, or with nil
// when the stack was stopped or ctx has ended.
func (s *Stack) Wait(ctx context.Context) error {
	select {
	case err := <-s.crashed:
		return err
	case <-s.stopping:
		return nil
	case <-ctx.Done():
		return nil
	}
}

// Stop ends all parts, the last started first. It may be called again.
func (s *Stack) Stop() {
	s.stopOnce.Do(func() {
		close(s.stopping)
		s.mu.Lock()
		defer s.mu.Unlock()
		for i := len(s.stops) - 1; i >= 0; i-- {
			s.stops[i]()
		}
	})
}

func (s *Stack) onStop(fn func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stops = append(s.stops, fn)
}

// supervise has a part stopped with the stack, and reports it when it ends unasked. c is nil for
// what runs inside our own process.
func (s *Stack) supervise(c *child, stop func()) {
	s.onStop(stop)
	if c == nil {
		return
	}
	go func() {
		<-c.done
		if c.told.Load() {
			return
		}
		select {
		case s.crashed <- c.Crash():
		default: // one crash is reported; the others follow from it
		}
	}()
}

// step shows fn as a line of the progress.
func (s *Stack) step(title string, fn func(*Step) (detail string, err error)) error {
	line := s.opts.Progress.Step(title)
	detail, err := fn(line)
	switch {
	case errors.Is(err, context.Canceled): // another step failed, or Ctrl-C
		line.end("–", "stopped")
	case err != nil:
		line.Fail()
	default:
		line.Done(detail)
	}
	return err
}
