package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/user"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/platform"
)

func operatorCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "operator", Short: "See the chains, suspend one, open it again", Args: cobra.NoArgs,
		Long: `Runs the platform. Wants database.platform_url, the role praxis_platform: it sees which chains there
are and cannot read a row of theirs. What is done is written into the chain's own audit.`,
		Example: `  praxis operator tenants --config .praxis/praxis.yaml   # while praxis dev runs
  praxis operator suspend sunrise --reason "Not paid since March"`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().String("as", "", "who acts, for the audit (default: the name you are logged in with)")
	cmd.AddCommand(tenantsCmd(), suspendCmd(), resumeCmd())
	return cmd
}

func tenantsCmd() *cobra.Command {
	return &cobra.Command{
		Use: "tenants", Short: "List the chains", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withOperator(cmd, func(ctx context.Context, o *app.Operator) error {
				list, err := o.Tenants(ctx)
				if err != nil {
					return err
				}
				return printTenants(cmd.OutOrStdout(), list)
			})
		},
	}
}

func suspendCmd() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "suspend SLUG", Short: "Shut a chain at once; its data stays", Args: oneSlug,
		Long: `Shuts a chain at once. Nothing of it is deleted; whoever opens its address reads that it is suspended.
The reason goes into the chain's audit.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return withOperator(cmd, func(ctx context.Context, o *app.Operator) error {
				t, err := o.Suspend(ctx, args[0], reason)
				return told(cmd.OutOrStdout(), t, err, "is suspended")
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why; the clinic reads it (required)")
	return cmd
}

func resumeCmd() *cobra.Command {
	return &cobra.Command{
		Use: "resume SLUG", Short: "Open a suspended chain again", Args: oneSlug,
		RunE: func(cmd *cobra.Command, args []string) error {
			return withOperator(cmd, func(ctx context.Context, o *app.Operator) error {
				t, err := o.Resume(ctx, args[0])
				return told(cmd.OutOrStdout(), t, err, "is open again")
			})
		},
	}
}

func oneSlug(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return errors.New(`name one chain by its slug; "praxis operator tenants" lists them`)
	}
	return nil
}

// told says what was done, also where the servers could not be told of it.
func told(out io.Writer, t platform.Tenant, err error, what string) error {
	if t.Slug != "" {
		fmt.Fprintf(out, "%s (%s) %s.\n", t.Name, t.Slug, what)
	}
	return err
}

func withOperator(cmd *cobra.Command, run func(context.Context, *app.Operator) error) error {
	c, err := load(cmd)
	if err != nil {
		return err
	}
	address := c.Database.PlatformURL.Reveal()
	if address == "" {
		return errors.New("database.platform_url: required here; set it, or PRAXIS_DATABASE_PLATFORM_URL, to the address for praxis_platform")
	}
	name, err := actor(cmd)
	if err != nil {
		return err
	}
	o, err := app.OpenOperator(cmd.Context(), address, c.Redis.URL.Reveal(), name)
	if err != nil {
		return reached("database.platform_url", err)
	}
	defer o.Close()
	return reached("database.platform_url", run(cmd.Context(), o))
}

func actor(cmd *cobra.Command) (string, error) {
	name, err := cmd.Flags().GetString("as")
	if err != nil || name != "" {
		return name, err
	}
	who, err := user.Current()
	if err != nil {
		return "", fmt.Errorf("say who acts with --as: %w", err)
	}
	return who.Username, nil
}

func printTenants(out io.Writer, list []platform.Tenant) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "SLUG\tNAME\tCOUNTRY\tPLAN\tTRIAL ENDS\tSTATUS\tCREATED")
	for _, x := range list {
		status := string(x.Status)
		if x.SuspendedReason != "" {
			status += ": " + x.SuspendedReason
		}
		fmt.Fprintln(t, strings.Join([]string{x.Slug, x.Name, x.Country, x.Plan, day(x.TrialEndsAt), status, day(&x.CreatedAt)}, "\t"))
	}
	return t.Flush()
}

func day(t *time.Time) string {
	if t == nil {
		return "-"
	}
	return t.Format(time.DateOnly)
}
