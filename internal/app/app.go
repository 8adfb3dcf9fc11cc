// Package app builds the program out of its domains: services, routes,
// workers, subscribers. Plain code; to see how the parts meet, read New.
package app

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/errgroup"

	"github.com/praxis-clinic/praxis/configs"
	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/billing"
	"github.com/praxis-clinic/praxis/internal/clinical"
	"github.com/praxis-clinic/praxis/internal/followups"
	"github.com/praxis-clinic/praxis/internal/identity"
	"github.com/praxis-clinic/praxis/internal/kit/blob"
	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/kit/telemetry"
	"github.com/praxis-clinic/praxis/internal/messaging"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/reporting"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/internal/web"
	"github.com/praxis-clinic/praxis/tenants"
)

// App is the program with everything in its place, not yet running.
type App struct {
	cfg     Config
	db      *database.DB
	redis   redis.UniversalClient
	metrics *prometheus.Registry
	limiter *ratelimit.Limiter
	hub     *live.Hub
	bus     *events.Bus
	vault   *crypt.Vault
	signer  *signed.Signer
	files   *blob.Store
	jobs    *jobs.Client
	outbox  *messaging.Outbox

	audit      *audit.Service
	access     *access.Service
	platform   *platform.Service
	identity   *identity.Service
	proxy      *identity.Proxy
	patients   *patients.Service
	followups  *followups.Service
	scheduling *scheduling.Service
	clinical   *clinical.Service
	messages   *messaging.Service
	billing    *billing.Service
	reporting  *reporting.Service

	api            *httpserver.API
	public, inside http.Handler
}

// New builds the program. It opens nothing that has to answer yet: Postgres
// and Redis may come up later.
func New(ctx context.Context, cfg Config) (*App, error) {
	db, err := database.Open(ctx, cfg.DatabaseURL)
	if err != nil {
		return nil, err
	}
	rdb, err := openRedis(cfg.RedisURL)
	if err != nil {
		return nil, err
	}
	a := &App{cfg: cfg, db: db, redis: rdb, metrics: telemetry.NewRegistry()}
	telemetry.WatchPool(a.metrics, a.connections)
	a.limiter = ratelimit.New(rdb, a.metrics)
	a.hub = live.NewHub(rdb, cfg.Log)
	a.bus = events.NewBus()
	if a.vault, err = crypt.NewVault([]byte(cfg.MasterKey)); err != nil {
		return nil, err
	}
	if a.signer, err = signed.New([]byte(cfg.MasterKey), cfg.Clock); err != nil {
		return nil, err
	}
	if a.files, err = blob.Open(ctx, cfg.FilesURL); err != nil {
		return nil, err
	}
	if err := a.buildServices(); err != nil {
		return nil, err
	}
	if a.jobs, err = jobs.New(db, cfg.Log, a.workers(), a.periodic()...); err != nil {
		return nil, err
	}
	a.outbox.UseQueue(a.jobs)
	a.messages.UseQueue(a.jobs)
	a.bus.UseQueue(a.jobs)
	a.platform.UseQueue(a.jobs)
	a.buildHTTP()
	return a, nil
}

// Close gives back what New opened.
func (a *App) Close() {
	a.db.Close()
	_ = a.redis.Close()
	_ = a.files.Close()
}

// openRedis gives up quickly: what Redis is for can be done without.
func openRedis(url string) (redis.UniversalClient, error) {
	opts, err := redis.ParseURL(url)
	if err != nil {
		return nil, fmt.Errorf("redis: %w", err)
	}
	opts.DialTimeout, opts.ReadTimeout, opts.WriteTimeout, opts.MaxRetries = 500*time.Millisecond, time.Second, time.Second, 1
	return redis.NewClient(opts), nil
}

// connections is what the database's pool says of itself.
func (a *App) connections() telemetry.Pool {
	p := a.db.Pool().Stat()
	return telemetry.Pool{Open: p.TotalConns(), Idle: p.IdleConns(), Limit: p.MaxConns()}
}

func (a *App) buildServices() error {
	catalogue, err := packs.Load(tenants.FS)
	if err != nil {
		return err
	}
	raw, err := configs.FS.ReadFile("plans.yaml")
	if err != nil {
		return fmt.Errorf("plans: %w", err)
	}
	plans, err := platform.LoadPlans(raw)
	if err != nil {
		return err
	}
	a.outbox = messaging.NewOutbox(a.db, a.cfg.Clock, a.smtp())
	a.audit = audit.NewService(a.db, a.cfg.Clock)
	a.access = access.NewService(a.db)
	a.access.OnChanged(platform.NewWord(a.redis).LetOut)
	kratos := identity.NewKratos(a.cfg.KratosPublicURL, a.cfg.KratosAdminURL)
	a.identity = identity.New(a.db, a.cfg.Clock, kratos, identity.InRedis(a.redis))
	a.platform = platform.New(platform.Deps{
		DB: a.db, Clock: a.cfg.Clock, Log: a.cfg.Log, Packs: catalogue, Plans: plans, Addresses: a.addresses(), Limiter: a.limiter,
		Identities: kratos, Memberships: a.identity, Founding: a.identity, Mailer: signupMail{a.outbox},
		Biller: platform.NewStripe(a.cfg.StripeKey, a.cfg.StripeWebhookSecret, a.cfg.StripeURL), Announcer: platform.NewWord(a.redis),
	})
	a.identity.Obey(a.platform)
	forms, err := patients.LoadForms(tenants.FS)
	if err != nil {
		return err
	}
	a.patients = patients.New(patients.Deps{DB: a.db, Clock: a.cfg.Clock, Packs: catalogue, Vault: a.vault, Signer: a.signer, Files: a.files, Forms: forms, Hosts: a.platform.Directory(), Events: a.bus})
	defaults, err := followups.LoadDefaults(tenants.FS)
	if err != nil {
		return err
	}
	a.followups = followups.New(followups.Deps{
		DB: a.db, Clock: a.cfg.Clock, Log: a.cfg.Log, Calendars: a.platform, Chains: a.platform, Defaults: defaults, Live: a.hub,
	})
	a.scheduling = scheduling.New(scheduling.Deps{
		DB: a.db, Clock: a.cfg.Clock, Log: a.cfg.Log, Calendars: a.platform,
		Holds: holds.New(a.redis, a.cfg.Clock, a.cfg.Log), Live: a.hub, Doors: a.identity, Events: a.bus, Plans: a.platform,
		Hosts: a.platform.Directory(), Patients: a.patients, Mailer: staffMail{a.outbox}, Signer: a.signer, Limiter: a.limiter,
		Links: a.addresses(),
	})
	a.followups.Ask(a.scheduling, a.scheduling)
	if err := a.buildMessages(catalogue); err != nil {
		return err
	}
	library, err := clinical.LoadLibrary(tenants.FS)
	if err != nil {
		return err
	}
	a.clinical = clinical.New(clinical.Deps{DB: a.db, Clock: a.cfg.Clock, Library: library, Events: a.bus})
	a.billing = billing.New(billing.Deps{
		DB: a.db, Clock: a.cfg.Clock, Log: a.cfg.Log, Packs: catalogue, Branches: a.platform, Live: a.hub, Events: a.bus,
	})
	a.reporting = reporting.New(reporting.Deps{DB: a.db, Clock: a.cfg.Clock, Capacity: a.scheduling})
	a.watchSetup()
	a.watchPatients()
	a.subscribe()
	a.proxy, err = identity.NewProxy(a.identity, a.cfg.KratosPublicURL, a.limiter, a.cfg.Log)
	return err
}

// watchSetup lets the set-up see what the later domains have of its steps.
func (a *App) watchSetup() {
	a.platform.Watch(platform.StepServices, a.scheduling.HasServices)
	a.platform.Watch(platform.StepPeople, a.scheduling.HasPeople)
	a.platform.Watch(platform.StepFirstPatient, a.scheduling.HasAppointments)
	a.platform.Watch(platform.StepSecondFactor, func(_ context.Context, tx database.Tx) (bool, error) {
		return tx.Principal().AAL >= 2, nil // who asks has signed in with one
	})
}

// watchPatients gathers what each domain knows of a patient: flags for the desk,
// entries of the timeline.
func (a *App) watchPatients() {
	a.patients.WatchTimeline("message", access.MessagesRead, a.messageTimeline)
	a.patients.WatchTimeline("appointment", access.AppointmentsRead, a.scheduling.PatientTimeline)
	a.patients.WatchTimeline("followup", access.FollowupsRead, a.followups.PatientTimeline)
	a.patients.WatchTimeline("invoice", access.InvoicesRead, a.billing.PatientTimeline)
	a.patients.WatchFlags("dues", access.InvoicesRead, a.billing.DueFlags)
	a.patients.WatchFlags("followup", access.FollowupsRead, a.followups.DueFlags)
}

func (a *App) addresses() platform.Addresses {
	return platform.Addresses{Scheme: a.cfg.Scheme, BaseDomain: a.cfg.BaseDomain, Port: a.cfg.PublicPort}
}

// workers is every kind of job this program can do.
func (a *App) workers() *jobs.Workers {
	w := jobs.NewWorkers()
	a.outbox.Workers(w)
	a.messages.Workers(w, a.platform.TenantIDs)
	a.platform.Work(w)
	a.audit.Workers(w, a.platform.TenantIDs)
	a.access.Workers(w, a.platform.TenantIDs)
	a.followups.Workers(w, a.platform.TenantIDs)
	a.patients.Workers(w, a.platform.TenantIDs)
	a.billing.Workers(w, a.platform.TenantIDs)
	a.bus.Workers(w)
	return w
}

func (a *App) periodic() []jobs.Periodic {
	return append(a.platform.Periodic(), audit.Sealing(), access.Growing(), followups.Expiring(), patients.Sweeping(), messaging.Sweeping(), billing.Checking())
}

// Serve answers until ctx ends: the world on public, Kratos alone on inside.
func (a *App) Serve(ctx context.Context, public, inside net.Listener) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { a.hub.Run(ctx); return nil })
	g.Go(func() error { platform.NewWord(a.redis).Listen(ctx, a.platform.Directory().Forget); return nil })
	g.Go(func() error { return serve(ctx, "http", public, a.public) })
	g.Go(func() error { return serve(ctx, "internal http", inside, a.inside) })
	return g.Wait()
}

// Work does jobs until ctx ends, and finishes those at hand.
func (a *App) Work(ctx context.Context) error {
	if err := a.jobs.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	<-ctx.Done()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	return a.jobs.Stop(end)
}

func (a *App) buildHTTP() {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.HandleMethodNotAllowed = true
	httpserver.Use(r, httpserver.Options{
		Log: a.cfg.Log, Clock: a.cfg.Clock, Trusted: a.cfg.Trusted, Secure: a.cfg.Scheme == "https", Observe: telemetry.Requests(a.metrics),
	})
	httpserver.Health(r,
		httpserver.Check{Name: "postgres", Required: true, Ask: a.db.Ping},
		httpserver.Check{Name: "redis", Ask: func(ctx context.Context) error { return a.redis.Ping(ctx).Err() }},
		httpserver.Check{Name: "kratos", Ask: a.askKratos},
	)
	r.Use(a.gate)
	a.api = httpserver.NewAPI(r, a.authenticate, a.limiter)
	a.routes()
	a.api.MountDocs(r)
	site := web.New(a.cfg.WebDir, a.cfg.Clock.Now())
	r.Any(identity.ProxyPrefix+"/*path", a.proxy.Serve)
	r.NoMethod(a.wrongMethod)
	r.NoRoute(func(c *gin.Context) { a.page(c, site) })
	a.public = a.byHost(r)
	a.inside = a.internal()
}

// routes is the whole API, domain by domain.
func (a *App) routes() {
	a.platform.Routes(a.api)
	identity.NewMe(a.identity, a.platform).Routes(a.api)
	a.identity.Routes(a.api)
	identity.NewInvitations(a.identity, a.platform, staffMail{a.outbox}, a.limiter, a.platform.Directory(), a.addresses(), a.bus).Routes(a.api)
	a.access.Routes(a.api)
	a.audit.Routes(a.api, access.AuditRead, access.AuditExport)
	a.patients.Routes(a.api)
	a.followups.Routes(a.api)
	a.scheduling.Routes(a.api)
	a.clinical.Routes(a.api)
	a.messages.Routes(a.api)
	a.billing.Routes(a.api)
	a.reporting.Routes(a.api)
}

// internal is what only the inside of the deployment reaches: metrics, and
// what Kratos asks of us.
func (a *App) internal() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(a.metrics, promhttp.HandlerOpts{}))
	identity.NewHooks(a.identity, a.platform.Directory(), a.cfg.HookKey, a.courier).Mount(mux)
	return mux
}

// WatchOrigins tells set every origin on which passkeys may work: the apex and
// all chains, now and whenever a chain opens.
func (a *App) WatchOrigins(ctx context.Context, set func([]string) error) error {
	tell := func(ctx context.Context) error {
		slugs, err := a.platform.Slugs(ctx)
		if err != nil {
			return err
		}
		origins := []string{a.addresses().Apex()}
		for _, slug := range slugs {
			origins = append(origins, a.addresses().Tenant(slug))
		}
		return set(origins)
	}
	a.platform.OnOpened(func(ctx context.Context) {
		if err := tell(ctx); err != nil {
			a.cfg.Log.WarnContext(ctx, "passkeys do not know the newest chain yet", "error", err)
		}
	})
	return tell(ctx)
}

// authenticate finds who asks of the tenant whose host was called.
func (a *App) authenticate(ctx context.Context, r *http.Request, aal1 bool) (principal.Principal, error) {
	tenant, kind, err := a.platform.Directory().Resolve(ctx, r.Host)
	if err != nil {
		return principal.Principal{}, err
	}
	if kind != platform.TenantHost {
		return principal.Principal{}, identity.ErrSessionMissing
	}
	return a.identity.Authenticate(ctx, identity.CookieOf(r), r.UserAgent(), httpserver.ClientIP(ctx), tenant.ID, aal1)
}

// Routes lists method, path and permission of every operation.
func (a *App) Routes() string { return a.api.Routes() }

// OpenAPI is the document the web app's types are made from.
func (a *App) OpenAPI() ([]byte, error) { return a.api.YAML() }
