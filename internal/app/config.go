package app

import (
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/messaging"
)

// Config is what a process needs to know of the world. cmd makes it of the
// configuration file, or of the development stack.
type Config struct {
	BaseDomain string // "praxis.localhost"
	Scheme     string // "http" or "https", as the browser sees it
	PublicPort int    // as the browser sees it; 0 where the scheme says it
	Trusted    []netip.Prefix
	TenantRate int // API requests a minute that one chain may make; 0 for any number

	DatabaseURL string // as praxis_app
	RedisURL    string

	KratosPublicURL string
	KratosAdminURL  string
	HookKey         string // what Kratos shows on its calls to us
	MasterKey       string // wraps the tenants' keys and signs links; 32 characters or more
	FilesURL        string // where files are kept, as gocloud.dev/blob names it: "file:///var/lib/praxis/files"

	SMTPHost     string
	SMTPPort     int
	SMTPUsername string
	SMTPPassword string
	SMTPFrom     string
	SMTPTLS      bool

	StripeKey           string // of the Stripe account that chains pay into
	StripeWebhookSecret string
	StripeURL           string       // of a stand-in; empty: Stripe
	Checkout            http.Handler // answers pay.<base domain> in development

	Vendors      messaging.Vendors // where the vendors of texts answer; zero: the real ones
	MessagePause time.Duration     // how long a confirmation waits; 0: three minutes

	WebDir  string       // the web app on disk; empty: the one built in
	Mailbox http.Handler // answers mail.<base domain> in development

	Clock clock.Clock
	Log   *slog.Logger
}
