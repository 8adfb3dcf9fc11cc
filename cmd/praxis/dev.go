package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/vendors"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/migrations"
)

func devCmd() *cobra.Command {
	var d dev
	cmd := &cobra.Command{
		Use: "dev", Short: "Run the whole platform on this machine", Args: cobra.NoArgs,
		Long: `Starts PostgreSQL, Redis, Kratos, stripe-mock and a mailbox, builds the web app when it is stale,
migrates, loads the demo clinics, and serves every host on one port. State is kept in .praxis/.
Ctrl-C stops everything.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d.out = cmd.OutOrStdout()
			return d.run(cmd.Context())
		},
	}
	cmd.Flags().IntVar(&d.port, "port", 8080, "port of all hosts")
	cmd.Flags().BoolVar(&d.fresh, "fresh", false, "forget all data and start over")
	cmd.Flags().BoolVar(&d.noWeb, "no-web", false, "leave the web app alone")
	cmd.Flags().BoolVar(&d.noDemo, "no-demo", false, "leave the demo clinics out")
	cmd.Flags().StringVar(&d.state, "state", "", "folder for data, secrets and logs (default .praxis in the checkout)")
	return cmd
}

type dev struct {
	out    io.Writer
	port   int
	fresh  bool
	noWeb  bool
	noDemo bool
	state  string
	public net.Listener
	inside net.Listener
}

const (
	baseDomain = "praxis.localhost"
	sender     = "Praxis <no-reply@" + baseDomain + ">"
)

func (d *dev) run(ctx context.Context) error {
	start := clock.System().Now()
	if err := d.prepare(ctx); err != nil {
		return err
	}
	progress := devstack.NewProgress(d.out, clock.System())
	defer progress.Close()
	stack, err := devstack.Start(ctx, d.options(progress))
	if err != nil {
		return stopped(ctx, err)
	}
	defer stack.Stop()
	step := progress.Step("Migrate the database")
	if err := database.Migrate(ctx, stack.OwnerURL, migrations.FS); err != nil {
		step.Fail()
		return stopped(ctx, err)
	}
	step.Done("")
	texts := vendors.Start(func(x vendors.Text) { stack.Mailbox.KeepText(x.Label(), x.From, x.To, x.Body) })
	defer texts.Stop()
	config := d.config(stack)
	config.Vendors = texts.Vendors()
	a, err := app.New(ctx, config)
	if err != nil {
		return err
	}
	defer a.Close()
	clinics, err := d.loadDemo(ctx, a, progress)
	if err != nil {
		return stopped(ctx, err)
	}
	progress.Close()
	file, err := writeConfig(d.state, stackConfig(stack, d.port, d.public.Addr().String(), d.inside.Addr().String()))
	if err != nil {
		return err
	}
	if err := a.WatchOrigins(ctx, stack.Kratos.SetOrigins); err != nil {
		return stopped(ctx, err)
	}
	d.announce(clock.System().Now().Sub(start), file)
	d.announceDemo(clinics)
	return d.serve(ctx, stack, a)
}

func (d *dev) loadDemo(ctx context.Context, a *app.App, progress *devstack.Progress) ([]app.DemoClinic, error) {
	if d.noDemo {
		return nil, nil
	}
	step := progress.Step("Demo clinics")
	clinics, err := a.LoadDemo(ctx, app.DemoPassword)
	if err != nil {
		step.Fail()
		return nil, err
	}
	step.Done(fmt.Sprintf("%d of them", len(clinics)))
	return clinics, nil
}

// prepare takes the port before anything is started, so that a taken one is
// said at once.
func (d *dev) prepare(ctx context.Context) (err error) {
	root, err := devstack.FindRoot(".")
	if err != nil {
		return err
	}
	if d.state == "" {
		d.state = filepath.Join(root, ".praxis")
	}
	if err := devstack.CheckIdle(d.state); err != nil {
		return err
	}
	if d.public, err = devstack.Listen(ctx, d.port); err != nil {
		return err
	}
	if d.inside, err = devstack.Listen(ctx, 0); err != nil {
		return err
	}
	if d.fresh {
		return devstack.Reset(d.state)
	}
	return nil
}

func (d *dev) options(p *devstack.Progress) devstack.Options {
	parts := devstack.AllParts()
	parts.Web = !d.noWeb
	return devstack.Options{
		StateDir: d.state, Parts: parts, Progress: p, BaseDomain: baseDomain,
		PublicPort: d.port, InternalURL: "http://" + d.inside.Addr().String(), Origins: []string{d.url("")},
	}
}

func (d *dev) url(sub string) string {
	if sub != "" {
		sub += "."
	}
	return "http://" + sub + baseDomain + ":" + strconv.Itoa(d.port)
}

func (d *dev) config(s *devstack.Stack) app.Config {
	return app.Config{
		BaseDomain: baseDomain, Scheme: "http", PublicPort: d.port,
		DatabaseURL: s.AppURL, RedisURL: "redis://" + s.RedisAddr + "/0",
		KratosPublicURL: s.KratosPublicURL, KratosAdminURL: s.KratosAdminURL, HookKey: s.HookKey,
		StripeKey: devstack.StripeKey, StripeWebhookSecret: s.StripeSecret, StripeURL: s.Checkout.URL(), Checkout: s.Checkout.Pages(),
		MasterKey: s.MasterKey, FilesURL: s.FilesURL(),
		SMTPHost: "127.0.0.1", SMTPPort: s.Mailbox.Port(), SMTPFrom: sender,
		WebDir: s.WebDir, Mailbox: s.Mailbox.Handler(), Clock: clock.System(), Log: d.logger(),
	}
}

// logger writes to a file: the terminal is for addresses and for what is wrong.
func (d *dev) logger() *slog.Logger {
	f, err := os.OpenFile(filepath.Join(d.state, "log", "praxis.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.NewTextHandler(d.out, nil))
	}
	return slog.New(slog.NewJSONHandler(f, nil))
}

func (d *dev) announce(took time.Duration, config string) {
	fmt.Fprintf(d.out, "\nPraxis is up after %.1f s. Ctrl-C stops it.\n\n", took.Seconds())
	for _, line := range [][2]string{
		{"Sign up", d.url("")},
		{"API", d.url("") + "/api/docs"},
		{"Mail", d.url("mail")},
		{"Logs", filepath.Join(d.state, "log")},
		{"Config", config + ", for the other commands (--config)"},
	} {
		fmt.Fprintf(d.out, "  %-10s%s\n", line[0], line[1])
	}
	fmt.Fprintln(d.out)
}

// announceDemo shows one login of each kind; "praxis demo" lists all.
func (d *dev) announceDemo(clinics []app.DemoClinic) {
	if len(clinics) == 0 {
		return
	}
	fmt.Fprintf(d.out, "Demo clinics; everybody's password is %s\n\n", app.DemoPassword)
	for _, c := range clinics {
		fmt.Fprintf(d.out, "  %s, %s\n", c.Name, c.URL)
		for _, s := range c.Staff {
			name, _, _ := strings.Cut(s.Email, "@")
			if slices.Contains([]string{"owner", "doctor", "reception"}, name) {
				fmt.Fprintf(d.out, "    %-28s%s\n", s.Email, roleWords(s))
			}
		}
	}
	fmt.Fprintln(d.out)
}

func (d *dev) serve(ctx context.Context, s *devstack.Stack, a *app.App) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.Wait(ctx) })
	g.Go(func() error { return a.Serve(ctx, d.public, d.inside) })
	g.Go(func() error { return a.Work(ctx) })
	return stopped(ctx, g.Wait())
}

// stopped turns the errors of a wanted stop into none.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
