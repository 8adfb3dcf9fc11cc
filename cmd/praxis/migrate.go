package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/migrations"
)

func migrateCmd() *cobra.Command {
	return &cobra.Command{
		Use: "migrate [VERSION]", Short: "Bring the database up to date, or to a version", Args: cobra.MaximumNArgs(1),
		Long: `Brings the database up to date. With a VERSION it goes there, up or down; 0 takes everything away, data
included. Wants database.owner_url, and nothing else does: run it apart from the servers.`,
		Example: "  praxis migrate\n  praxis migrate 6   # up or down to 000006",
		RunE: func(cmd *cobra.Command, args []string) error {
			version, err := wantedVersion(args)
			if err != nil {
				return err
			}
			c, err := load(cmd)
			if err != nil {
				return err
			}
			owner := c.Database.OwnerURL.Reveal()
			switch {
			case owner == "":
				return errors.New("database.owner_url: required here; set it, or PRAXIS_DATABASE_OWNER_URL, to the address for praxis_owner")
			case version == nil:
				return reached("database.owner_url", database.Migrate(cmd.Context(), owner, migrations.FS))
			}
			return reached("database.owner_url", database.MigrateTo(cmd.Context(), owner, migrations.FS, *version))
		},
	}
}

func wantedVersion(args []string) (*uint, error) {
	if len(args) == 0 {
		return nil, nil //nolint:nilnil // the newest is wanted
	}
	n, err := strconv.ParseUint(args[0], 10, 32)
	if err != nil {
		return nil, fmt.Errorf("%q is not the number of a migration: give 6 for 000006, or nothing for the newest", args[0])
	}
	version := uint(n)
	return &version, nil
}
