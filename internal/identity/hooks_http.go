package identity

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// HookKeyHeader carries the secret that Kratos shows us.
const HookKeyHeader = "X-Courier-Key"

// Courier puts the mail that Kratos asks for into the outbox: of a tenant, or of
// none where tenant is nil.
type Courier func(ctx context.Context, tenant *uuid.UUID, m platform.Mail) error

// Hooks is what Kratos calls: its mail, and word of what happened. It belongs on
// the internal listener only.
type Hooks struct {
	service   *Service
	directory *platform.Directory
	key       string
	courier   Courier
}

// NewHooks answers a Kratos that shows key.
func NewHooks(s *Service, d *platform.Directory, key string, courier Courier) *Hooks {
	return &Hooks{service: s, directory: d, key: key, courier: courier}
}

// Mount registers the calls on mux.
func (h *Hooks) Mount(mux *http.ServeMux) {
	mux.Handle("POST /internal/kratos/courier", h.guarded(h.courierCall))
	mux.Handle("POST /internal/kratos/hook/after-login", h.guarded(h.afterLogin))
	mux.Handle("POST /internal/kratos/hook/after-settings", h.guarded(h.changed))
	mux.Handle("POST /internal/kratos/hook/after-recovery", h.guarded(h.changed))
}

const hookBody = 64 << 10

func (h *Hooks) guarded(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.key == "" || subtle.ConstantTimeCompare([]byte(r.Header.Get(HookKeyHeader)), []byte(h.key)) != 1 {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, hookBody)
		next(w, r)
	})
}

type hookCall struct {
	IdentityID uuid.UUID `json:"identity_id"`
	RequestURL string    `json:"request_url"`
}

// afterLogin refuses a sign-in on the host of a chain the person does not belong
// to; Kratos then makes no session.
func (h *Hooks) afterLogin(w http.ResponseWriter, r *http.Request) {
	var call hookCall
	if json.NewDecoder(r.Body).Decode(&call) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	h.service.sessions.forget(r.Context(), call.IdentityID)
	if err := h.belongs(r.Context(), call); err != nil {
		refuseLogin(w)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (h *Hooks) belongs(ctx context.Context, call hookCall) error {
	tenant, err := h.tenantOf(ctx, call.RequestURL)
	if err != nil {
		return err
	}
	ctx = principal.With(ctx, principal.NewSystem(tenant.ID, "system:identity"))
	return database.InTxDo(ctx, h.service.db, func(tx database.Tx) error {
		_, err := memberTx(ctx, tx, call.IdentityID)
		return err
	})
}

func (h *Hooks) tenantOf(ctx context.Context, requestURL string) (platform.Tenant, error) {
	u, err := url.Parse(requestURL)
	if err != nil {
		return platform.Tenant{}, err
	}
	t, kind, err := h.directory.Resolve(ctx, u.Host)
	if err == nil && kind != platform.TenantHost {
		err = platform.ErrTenantNotFound
	}
	return t, err
}

// refuseLogin answers in the form Kratos shows on the sign-in page. The words are
// those of a wrong password: who belongs where is nobody's business.
func refuseLogin(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(`{"messages":[{"instance_ptr":"#/","messages":[{"id":4000006,"text":"The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.","type":"error"}]}]}`))
}

// changed hears that credentials changed: nothing remembered of the person counts.
func (h *Hooks) changed(w http.ResponseWriter, r *http.Request) {
	var call hookCall
	if json.NewDecoder(r.Body).Decode(&call) == nil {
		h.service.sessions.forget(r.Context(), call.IdentityID)
	}
	w.WriteHeader(http.StatusNoContent)
}

type courierCall struct {
	Recipient    string `json:"recipient"`
	TemplateType string `json:"template_type"`
	Subject      string `json:"subject"`
	Body         string `json:"body"`
	TemplateData struct {
		RequestURL       string `json:"request_url"`
		VerificationCode string `json:"verification_code"`
		RecoveryCode     string `json:"recovery_code"`
		LoginCode        string `json:"login_code"`
		Identity         struct {
			ID uuid.UUID `json:"id"`
		} `json:"identity"`
	} `json:"template_data"`
}

// courierCall takes one mail. Kratos may hand it over again: it is one mail.
func (h *Hooks) courierCall(w http.ResponseWriter, r *http.Request) {
	var call courierCall
	if json.NewDecoder(r.Body).Decode(&call) != nil || call.Recipient == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	var tenant *uuid.UUID
	language, clinic := "en", "Praxis"
	if t, err := h.tenantOf(r.Context(), call.TemplateData.RequestURL); err == nil {
		tenant, clinic = &t.ID, t.Name
		language = h.languageOf(r.Context(), t, call.TemplateData.Identity.ID)
	}
	if err := h.courier(r.Context(), tenant, call.mail(language, clinic)); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable) // Kratos tries again
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// languageOf is the member's own language, or else the chain's.
func (h *Hooks) languageOf(ctx context.Context, t platform.Tenant, identity uuid.UUID) string {
	own, err := h.service.languageOf(principal.With(ctx, principal.NewSystem(t.ID, "system:courier")), identity)
	if err != nil {
		return t.Language
	}
	return own
}

func (c courierCall) mail(language, clinic string) platform.Mail {
	data := c.TemplateData
	mail := platform.Mail{To: c.Recipient, Language: "en", Subject: c.Subject, Text: c.Body}
	if l, ok := codeLetter(c.TemplateType, language, clinic, cmp.Or(data.RecoveryCode, data.VerificationCode, data.LoginCode)); ok {
		mail = l.mail(c.Recipient, "")
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{
		c.Recipient, c.TemplateType, data.VerificationCode, data.RecoveryCode, data.LoginCode, c.Body,
	}, "\x00")))
	mail.Template, mail.Dedupe = "kratos:"+c.TemplateType, hex.EncodeToString(sum[:])
	return mail
}
