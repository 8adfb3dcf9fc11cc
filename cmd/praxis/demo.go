package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/kit/config"
)

func demoCmd() *cobra.Command {
	var password string
	cmd := &cobra.Command{
		Use: "demo", Short: "Load the demo clinics", Args: cobra.NoArgs,
		Long: `Loads the clinics of tenants/demo: branches, staff, patients, and a fortnight of appointments around
today. What is there already stays as it is; run again another day, it fills the days since.
"praxis dev" does it at its start. Wants a migrated database and Kratos, as "serve" does.`,
		Example: "  praxis demo --config .praxis/praxis.yaml   # while praxis dev runs",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withApp(cmd, func(ctx context.Context, a *app.App, c config.Config) error {
				chosen, err := demoPassword(password, c.HTTP.BaseDomain)
				if err != nil {
					return err
				}
				clinics, err := a.LoadDemo(ctx, chosen)
				if err != nil {
					return reached("database.url", err)
				}
				return printDemo(cmd.OutOrStdout(), clinics, chosen)
			})
		},
	}
	cmd.Flags().StringVar(&password, "password", "", "everybody's password in the demo clinics (default "+app.DemoPassword+", on localhost only)")
	return cmd
}

// demoPassword is the known one on this machine only: elsewhere it would let anybody in.
func demoPassword(wanted, baseDomain string) (string, error) {
	local := baseDomain == "localhost" || strings.HasSuffix(baseDomain, ".localhost")
	switch {
	case wanted != "":
		return wanted, nil
	case local:
		return app.DemoPassword, nil
	}
	return "", fmt.Errorf("the usual password of the demo clinics is known to everybody: on %s give another one with --password", baseDomain)
}

func printDemo(out io.Writer, clinics []app.DemoClinic, password string) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, c := range clinics {
		state := "as it was"
		if c.Added > 0 {
			state = fmt.Sprintf("%d records added", c.Added)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\n", c.Name, c.URL, state)
		for _, s := range c.Staff {
			fmt.Fprintf(t, "  %s\t%s\t%s\n", s.Email, s.Name, roleWords(s))
		}
	}
	fmt.Fprintf(t, "Password of all who were added: %s\n", password)
	return t.Flush()
}

// roleWords says what somebody is, and what a sign-in will ask for.
func roleWords(s app.DemoStaff) string {
	role := strings.ReplaceAll(s.Role, "_", " ")
	if language := map[string]string{"ar": "Arabic", "fr": "French", "hi": "Hindi"}[s.Language]; language != "" {
		role += ", in " + language
	}
	if s.SecondFactor() {
		role += "; sets up a second factor at the first sign-in"
	}
	return role
}
