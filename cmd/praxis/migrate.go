package main

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/migrations"
)

func migrateCmd() *cobra.Command {
	return &cobra.Command{
		Use: "migrate [VERSION]", Short: "Bring the database up to date, or to a version", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := load(cmd)
			if err != nil {
				return err
			}
			owner := c.Database.OwnerURL.Reveal()
			if owner == "" {
				return errors.New("database.owner_url: required")
			}
			if len(args) == 0 {
				return database.Migrate(cmd.Context(), owner, migrations.FS)
			}
			version, err := strconv.ParseUint(args[0], 10, 32)
			if err != nil {
				return err
			}
			return database.MigrateTo(cmd.Context(), owner, migrations.FS, uint(version))
		},
	}
}
