package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/config"
	"github.com/praxis-clinic/praxis/internal/kit/telemetry"
)

func serveCmd() *cobra.Command {
	var withWorker bool
	cmd := &cobra.Command{
		Use: "serve", Short: "Answer requests", Args: cobra.NoArgs,
		Long: `Answers the world on http.listen, and Kratos alone on http.internal_listen. Holds no state: run as many as
you need. Wants a migrated database, Redis, Kratos, and a "worker" beside it. On SIGTERM it lets the requests
at hand finish.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withApp(cmd, func(ctx context.Context, a *app.App, c config.Config) error {
				if err := listOrigins(ctx, a, c.Kratos.OriginsFile); err != nil {
					return err
				}
				g, ctx := errgroup.WithContext(ctx)
				g.Go(func() error { return listenAndServe(ctx, a, c) })
				if withWorker {
					g.Go(func() error { return a.Work(ctx) })
				}
				return g.Wait()
			})
		},
	}
	cmd.Flags().BoolVar(&withWorker, "with-worker", false, "do jobs in this process too")
	return cmd
}

// listOrigins keeps the file from which Kratos learns where passkeys work. It is
// replaced in one step: Kratos must never read half of it.
func listOrigins(ctx context.Context, a *app.App, path string) error {
	if path == "" {
		return nil
	}
	return a.WatchOrigins(ctx, func(origins []string) error {
		list, err := json.Marshal(origins)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path+".new", list, 0o644); err != nil { //nolint:gosec // Kratos runs as somebody else; addresses are no secret
			return err
		}
		return os.Rename(path+".new", path)
	})
}

func workerCmd() *cobra.Command {
	return &cobra.Command{
		Use: "worker", Short: "Do the jobs in the background", Args: cobra.NoArgs,
		Long: `Does what must not keep a request waiting: sends mail, seals the audit, clears away what has expired.
Run one or more beside "serve"; jobs wait in the database while there is none.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withApp(cmd, func(ctx context.Context, a *app.App, _ config.Config) error {
				return reached("database.url", a.Work(ctx))
			})
		},
	}
}

func checkConfigCmd() *cobra.Command {
	return &cobra.Command{
		Use: "check-config", Short: "Print the configuration in force, or everything wrong with it", Args: cobra.NoArgs,
		Long: `Prints the configuration that "serve" would run with, secrets as [secret]. Where something is missing,
unknown or impossible it names all of it at once and exits with 1.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, err := load(cmd)
			if err == nil {
				cmd.Println(c.Print())
			}
			return errors.Join(err, c.Serving())
		},
	}
}

func load(cmd *cobra.Command) (config.Config, error) {
	path, err := cmd.Flags().GetString("config")
	if err != nil {
		return config.Config{}, err
	}
	return config.Load(path, os.Environ())
}

// loadServing is load for what serves or works: what that is missing is said with the rest.
func loadServing(cmd *cobra.Command) (config.Config, error) {
	c, err := load(cmd)
	return c, errors.Join(err, c.Serving())
}

func withApp(cmd *cobra.Command, run func(context.Context, *app.App, config.Config) error) error {
	c, err := loadServing(cmd)
	if err != nil {
		return err
	}
	flush, err := telemetry.Trace(cmd.Context(), c.Telemetry.OTLPEndpoint, version)
	if err != nil {
		return err
	}
	defer sendRest(cmd.Context(), flush)
	a, err := app.New(cmd.Context(), appConfig(c))
	if err != nil {
		return err
	}
	defer a.Close()
	return run(cmd.Context(), a, c)
}

// sendRest gives the last traces a moment to leave; ctx has ended by then.
func sendRest(ctx context.Context, flush func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	_ = flush(ctx) // a collector that is away must not turn a good end into a bad one
}

func listenAndServe(ctx context.Context, a *app.App, c config.Config) error {
	public, err := listen(ctx, "http.listen", c.HTTP.Listen)
	if err != nil {
		return err
	}
	inside, err := listen(ctx, "http.internal_listen", c.HTTP.InternalListen)
	if err != nil {
		return err
	}
	return a.Serve(ctx, public, inside)
}

func listen(ctx context.Context, key, address string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s: another program has %s; stop it, or set %s to another address", key, address, key)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", key, err)
	}
	return l, nil
}

func appConfig(c config.Config) app.Config {
	out := app.Config{
		BaseDomain: c.HTTP.BaseDomain, Scheme: c.HTTP.Scheme, PublicPort: c.HTTP.PublicPort,
		TenantRate:  c.HTTP.TenantRate,
		DatabaseURL: c.Database.URL.Reveal(), RedisURL: c.Redis.URL.Reveal(),
		KratosPublicURL: c.Kratos.PublicURL, KratosAdminURL: c.Kratos.AdminURL, HookKey: c.Kratos.HookKey.Reveal(),
		StripeKey: c.Stripe.Key.Reveal(), StripeWebhookSecret: c.Stripe.WebhookSecret.Reveal(), StripeURL: c.Stripe.URL,
		MasterKey: c.Secrets.MasterKey.Reveal(), FilesURL: c.Files.URL,
		SMTPHost: c.SMTP.Host, SMTPPort: c.SMTP.Port, SMTPUsername: c.SMTP.Username, SMTPPassword: c.SMTP.Password.Reveal(),
		SMTPFrom: c.SMTP.From, SMTPTLS: c.SMTP.TLS, Clock: clock.System(), Log: telemetry.NewLogger(os.Stderr, c.Log.Level, c.Log.Format),
	}
	for _, cidr := range c.HTTP.TrustedProxies {
		if p, err := netip.ParsePrefix(cidr); err == nil { // Validate has refused the others
			out.Trusted = append(out.Trusted, p)
		}
	}
	return out
}
