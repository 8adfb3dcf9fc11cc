package devstack

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

// Parts are those of a stack beside PostgreSQL and Redis, which every stack has.
type Parts struct {
	Kratos, Stripe, Mailbox bool
	// Web builds the web app when it is stale.
	Web bool
}

// AllParts is what `praxis dev` runs.
func AllParts() Parts { return Parts{Kratos: true, Stripe: true, Mailbox: true, Web: true} }

// Options says what Start brings up, and where.
type Options struct {
	// Root is the checkout. Empty: the one around the working folder.
	Root string
	// StateDir keeps data, secrets and logs between starts. Empty: .praxis in the checkout.
	StateDir string
	Parts    Parts
	// Progress shows the steps; nil is silent.
	Progress *Progress
	// Clock dates the mail that comes in. Nil: the machine's.
	Clock clock.Clock
	// BaseDomain is what passkeys are bound to. Empty: praxis.localhost.
	BaseDomain string
	// Origins are those passkeys work on at the start; Kratos.SetOrigins changes them.
	Origins []string
	// PublicPort is where the program will answer on loopback; the stand-in of the payment
	// pages sends its events there.
	PublicPort int
	// InternalURL is where Kratos will reach our hooks and courier, though nothing answers there
	// yet: "http://127.0.0.1:8090".
	InternalURL string
}

func (o Options) withDefaults() (Options, error) {
	if o.Root == "" {
		wd, err := os.Getwd()
		if err != nil {
			return o, fmt.Errorf("find the working folder: %w", err)
		}
		if o.Root, err = FindRoot(wd); err != nil {
			return o, err
		}
	}
	if o.StateDir == "" {
		o.StateDir = filepath.Join(o.Root, ".praxis")
	}
	if o.Clock == nil {
		o.Clock = clock.System()
	}
	if o.BaseDomain == "" {
		o.BaseDomain = "praxis.localhost"
	}
	return o, nil
}
