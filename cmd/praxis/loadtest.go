package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/app/loadtest"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

func loadtestCmd() *cobra.Command {
	o := loadtest.Options{}
	cmd := &cobra.Command{
		Use: "loadtest", Short: "Measure the program beside pgbench running the same SQL", Args: cobra.NoArgs,
		Long: `Brings up a stack of its own, starts "praxis serve" on it, signs a receptionist in, and measures an
authenticated read and a booking over HTTP, each next to pgbench running the statements that Postgres saw
for one of them; and the memory of the server when idle. What it brought up it throws away again.
Compare the ratios, not the numbers: both sides and Postgres share this machine.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			self, err := os.Executable()
			if err != nil {
				return fmt.Errorf("find this program: %w", err)
			}
			o.Program, o.Env, o.Out = []string{self}, loadtestEnv(), cmd.OutOrStdout()
			o.Progress = devstack.NewProgress(cmd.OutOrStdout(), clock.System())
			defer o.Progress.Close()
			return loadtest.Run(cmd.Context(), o)
		},
	}
	cmd.Flags().IntVar(&o.Seconds, "seconds", 10, "how long each of the four measurements takes, in turns of two")
	cmd.Flags().IntVar(&o.Clients, "clients", loadtest.MostClients, fmt.Sprintf("how many ask at once, 1 to %d", loadtest.MostClients))
	return cmd
}

// loadtestEnv is ours without PRAXIS_ variables: the server is to have its own configuration.
func loadtestEnv() (out []string) {
	for _, pair := range os.Environ() {
		if len(pair) < 7 || pair[:7] != "PRAXIS_" {
			out = append(out, pair)
		}
	}
	return out
}
