package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/app"
)

func auditCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "audit", Short: "Prove that the audit is what was written", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(auditVerifyCmd())
	return cmd
}

func auditVerifyCmd() *cobra.Command {
	var slug string
	cmd := &cobra.Command{
		Use: "verify", Short: "Compute every seal of the audit again", Args: cobra.NoArgs,
		Long: `Computes the hash of every seal again, from its events and the seal before it. An event that was changed,
taken out or slipped in breaks the first seal it touches: the command names it and exits with 1.
Events of the last ten minutes may not be sealed yet; they are counted, and prove nothing.
Keep the last hash elsewhere: only with it a chain whose end was cut off shows.
Wants database.url.`,
		Example: "  praxis audit verify --tenant sunrise --config .praxis/praxis.yaml   # while praxis dev runs",
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, err := load(cmd)
			if err != nil {
				return err
			}
			if c.Database.URL == "" {
				return errors.New("database.url: required here; set it, or PRAXIS_DATABASE_URL, to the address for praxis_app")
			}
			proofs, err := app.VerifyAudits(cmd.Context(), c.Database.URL.Reveal(), slug)
			if err != nil {
				return reached("database.url", err)
			}
			return printProofs(cmd.OutOrStdout(), proofs)
		},
	}
	cmd.Flags().StringVar(&slug, "tenant", "", "one chain by its slug; else all")
	return cmd
}

func printProofs(out io.Writer, proofs []app.AuditProof) error {
	var broken []error
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "CHAIN\tSEALS\tEVENTS\tNOT SEALED YET\tRESULT\tLAST HASH")
	for _, p := range proofs {
		result := "whole"
		if p.BrokenAt > 0 {
			result = fmt.Sprintf("BROKEN at seal %d", p.BrokenAt)
			broken = append(broken, fmt.Errorf("the audit of %s is broken: seal %d does not fit its events or the seal before it", p.Slug, p.BrokenAt))
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%s\t%s\n", p.Slug, p.Seals, p.Events, p.Unsealed, result, hex.EncodeToString(p.Head))
	}
	return errors.Join(append(broken, t.Flush())...)
}
