// Package platform keeps the chains themselves: which host is whose, how a chain
// signs up and is set up, its branches and its settings. What differs between
// countries and clinic types comes from the packs below it. Credentials, roles
// and mail belong to others: it asks for them through the small interfaces in
// signup.go, which app fills in.
package platform

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Service is the platform domain.
type Service struct {
	Deps
	directory *Directory
	probes    map[Step]Probe
	opened    []func(context.Context)
	queue     Queue
}

// Deps is what the platform is made of. Limiter may be nil.
type Deps struct {
	DB          *database.DB
	Clock       clock.Clock
	Log         *slog.Logger
	Packs       *packs.Catalogue
	Plans       Plans
	Addresses   Addresses
	Identities  Identities
	Memberships Memberships
	Founding    Founding
	Mailer      Mailer
	Limiter     *ratelimit.Limiter
	Biller      Biller
	Announcer   Announcer // may be nil
}

// New wires the domain.
func New(d Deps) *Service {
	return &Service{Deps: d, directory: NewDirectory(d.DB, d.Clock, d.Addresses), probes: map[Step]Probe{}}
}

// OnOpened has fn called after a chain has opened, by the process that opened it.
func (s *Service) OnOpened(fn func(context.Context)) { s.opened = append(s.opened, fn) }

// Directory finds the tenant of a host.
func (s *Service) Directory() *Directory { return s.directory }

// Addresses says under which names the platform is reached.
type Addresses struct {
	Scheme     string // "http" or "https"
	BaseDomain string // "praxis.localhost"
	Port       int    // as the browser sees it; 0 where the scheme says it
}

// Apex is the address of the platform's front page.
func (a Addresses) Apex() string { return a.url("") }

// Tenant is the address of a chain.
func (a Addresses) Tenant(slug string) string { return a.url(slug + ".") }

func (a Addresses) url(prefix string) string {
	out := a.Scheme + "://" + prefix + a.BaseDomain
	if a.Port != 0 {
		out += ":" + strconv.Itoa(a.Port)
	}
	return out
}

// language picks the first of wanted that we speak; English where there is none.
// Each may be a plain code or a whole Accept-Language header.
func language(wanted ...string) string {
	for _, header := range wanted {
		for part := range strings.SplitSeq(header, ",") {
			tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
			base, _, _ := strings.Cut(strings.ToLower(tag), "-")
			for _, known := range packs.Languages {
				if base == known {
					return known
				}
			}
		}
	}
	return "en"
}

// country returns a pack that is there because a row that names it was checked on
// the way in.
func (s *Service) country(code string) (*packs.Country, error) {
	c, ok := s.Packs.Country(code)
	if !ok {
		return nil, fault.New(fault.Internal, "platform.no_pack", "This country has no pack.")
	}
	return c, nil
}

// ErrChainOnly refuses somebody who holds the permission at some branches only.
var ErrChainOnly = fault.New(fault.Forbidden, "platform.chain_only", "This is decided for the whole chain.")

// wholeChain refuses a transaction that is limited to branches.
func wholeChain(tx database.Tx) error {
	if tx.Principal().Branches != nil {
		return ErrChainOnly
	}
	return nil
}
