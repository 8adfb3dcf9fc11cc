package devstack

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

func (s *Stack) startPostgres(ctx context.Context, cache string, ready chan<- struct{}) error {
	return s.step("PostgreSQL", func(*Step) (string, error) {
		dir, err := ReachableDir(s.state.path("postgres"))
		if err != nil {
			return "", err
		}
		s.Postgres, err = StartPostgres(ctx, PostgresOptions{
			Dir: dir, LogFile: s.state.log("postgres"), Port: s.ports.Postgres, Cache: cache, Passwords: s.secrets.Passwords,
		})
		if err != nil {
			return "", err
		}
		s.supervise(s.Postgres.child, s.Postgres.Stop)
		if err := s.createDatabases(ctx); err != nil {
			return "", err
		}
		close(ready)
		return "port " + fmt.Sprint(s.Postgres.Port()), nil
	})
}

func (s *Stack) createDatabases(ctx context.Context) error {
	p := s.Postgres
	if err := p.CreateRoles(ctx, s.opts.Root); err != nil {
		return err
	}
	for name, role := range map[string]string{"praxis": RoleOwner, "kratos": RoleKratos} {
		if err := p.CreateDatabase(ctx, name, role); err != nil {
			return err
		}
	}
	s.ports.Postgres = p.Port()
	s.AdminURL, s.OwnerURL = p.AdminURL(), p.URL(RoleOwner, "praxis")
	s.AppURL, s.PlatformURL = p.URL(RoleApp, "praxis"), p.URL(RolePlatform, "praxis")
	return nil
}

func (s *Stack) startRedis(ctx context.Context) error {
	return s.step("Redis", func(*Step) (detail string, err error) {
		s.Redis, err = StartRedis(ctx, RedisOptions{Dir: s.state.dir, LogFile: s.state.log("redis"), Port: s.ports.Redis})
		if err != nil {
			return "", err
		}
		s.supervise(s.Redis.server, s.Redis.Stop)
		s.ports.Redis, s.RedisAddr = s.Redis.Port(), s.Redis.Addr()
		if s.Redis.StandIn() {
			return "an in-process stand-in, as redis-server is not installed", nil
		}
		return "port " + fmt.Sprint(s.Redis.Port()), nil
	})
}

func (s *Stack) startMailbox(ctx context.Context) error {
	return s.step("Mailbox", func(*Step) (detail string, err error) {
		s.Mailbox, err = StartMailbox(ctx, s.ports.SMTP, s.opts.Clock)
		if err != nil {
			return "", err
		}
		s.onStop(s.Mailbox.Stop)
		s.ports.SMTP, s.SMTPAddr = s.Mailbox.Port(), s.Mailbox.Addr()
		return "port " + fmt.Sprint(s.Mailbox.Port()), nil
	})
}

func (s *Stack) startStripe(ctx context.Context, cache string) error {
	return s.step("stripe-mock", func(line *Step) (string, error) {
		program, err := BuildStripeMock(ctx, s.opts.Root, cache, line)
		if err != nil {
			return "", err
		}
		line.Note("starting")
		s.Stripe, err = StartStripeMock(ctx, StripeMockOptions{
			Program: program, Dir: s.state.dir, LogFile: s.state.log("stripe-mock"), Port: s.ports.Stripe,
		})
		if err != nil {
			return "", err
		}
		s.supervise(s.Stripe.child, s.Stripe.Stop)
		s.ports.Stripe, s.StripeURL = s.Stripe.port, s.Stripe.URL()
		s.Checkout, err = StartCheckout(ctx, CheckoutOptions{
			MockURL: s.StripeURL, Site: fmt.Sprintf("http://pay.%s:%d", s.opts.BaseDomain, s.opts.PublicPort), WebhookHost: s.opts.BaseDomain,
			Webhook: fmt.Sprintf("http://127.0.0.1:%d/api/v1/webhooks/stripe", s.opts.PublicPort), Secret: s.StripeSecret,
			File: s.state.path("checkout.json"), Clock: s.opts.Clock,
		})
		if err != nil {
			return "", err
		}
		s.onStop(s.Checkout.Stop)
		return "port " + fmt.Sprint(s.Stripe.port), nil
	})
}

func (s *Stack) startKratos(ctx context.Context, cache string, database <-chan struct{}) error {
	return s.step("Ory Kratos", func(line *Step) (string, error) {
		program, err := BuildKratos(ctx, s.opts.Root, cache, line)
		if err != nil {
			return "", err
		}
		line.Note("waiting for PostgreSQL")
		select {
		case <-database:
		case <-ctx.Done():
			return "", ctx.Err()
		}
		o := s.kratosOptions(program)
		line.Note("migrating")
		if err := s.migrateKratos(ctx, o); err != nil {
			return "", err
		}
		line.Note("starting")
		return s.serveKratos(ctx, o)
	})
}

func (s *Stack) kratosOptions(program string) KratosOptions {
	return KratosOptions{
		Root: s.opts.Root, Program: program, Dir: s.state.path("kratos"), LogFile: s.state.log("kratos"),
		DSN:        s.Postgres.URL(RoleKratos, "kratos") + "&max_conns=20&max_idle_conns=10",
		PublicPort: s.ports.KratosPublic, AdminPort: s.ports.KratosAdmin,
		BaseDomain: s.opts.BaseDomain, Origins: s.opts.Origins,
		InternalURL: s.opts.InternalURL, HookKey: s.secrets.HookKey, Secrets: s.secrets.Kratos,
	}
}

// migrateKratos is skipped when this very program has done it on this very data before: it
// takes a second even when there is nothing to do.
func (s *Stack) migrateKratos(ctx context.Context, o KratosOptions) error {
	data, err := os.Stat(filepath.Join(s.Postgres.opts.Dir, "PG_VERSION"))
	if err != nil {
		return fmt.Errorf("look at the database folder: %w", err)
	}
	key := filepath.Base(o.Program) + data.ModTime().String()
	return s.state.once(ctx, "kratos-migrated", key, func(ctx context.Context) error { return MigrateKratos(ctx, o) })
}

func (s *Stack) serveKratos(ctx context.Context, o KratosOptions) (detail string, err error) {
	if s.Kratos, err = StartKratos(ctx, o); err != nil {
		return "", err
	}
	s.supervise(s.Kratos.child, s.Kratos.Stop)
	s.ports.KratosPublic, s.ports.KratosAdmin = s.Kratos.publicPort, s.Kratos.adminPort
	s.KratosPublicURL, s.KratosAdminURL = s.Kratos.PublicURL(), s.Kratos.AdminURL()
	return fmt.Sprintf("ports %d and %d", s.Kratos.publicPort, s.Kratos.adminPort), nil
}

func (s *Stack) buildWeb(ctx context.Context) error {
	return s.step("Web app", func(line *Step) (detail string, err error) {
		s.WebDir, err = BuildWebApp(ctx, s.opts.Root, line)
		return "", err
	})
}
