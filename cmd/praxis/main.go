// Praxis is the operating system of a clinic chain. One program: it serves,
// works its jobs, migrates its database, and runs the whole platform for a
// developer.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones do not depend on the machine

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// version is stamped by the build: -ldflags "-X main.version=v1.2.3".
var version = "dev"

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := root().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "praxis:", err)
		return 1
	}
	return 0
}

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use: "praxis", Short: "The operating system of a clinic chain",
		Long: `Praxis, the operating system of a clinic chain. "praxis dev" runs the whole platform on this machine.

Configuration comes from the defaults (configs/praxis.yaml explains every key), the file of --config over
them, and the environment over both: PRAXIS_HTTP_LISTEN is http.listen.`,
		SilenceUsage: true, SilenceErrors: true, CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	cmd.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
	})
	cmd.PersistentFlags().String("config", "", "configuration file; without one the defaults and the environment count")
	cmd.AddCommand(devCmd(), serveCmd(), workerCmd(), migrateCmd(), demoCmd(), operatorCmd(), auditCmd(), loadtestCmd(), checkConfigCmd(), versionCmd())
	return cmd
}

// reached names the key of the configuration where a database could not be reached.
func reached(key string, err error) error {
	if database.Unreachable(err) {
		return fmt.Errorf("%s leads to no database that answers: %w", key, err)
	}
	return err
}

func versionCmd() *cobra.Command {
	return &cobra.Command{Use: "version", Short: "Print the version", Args: cobra.NoArgs, Run: func(cmd *cobra.Command, _ []string) {
		cmd.Println("praxis", version)
	}}
}
