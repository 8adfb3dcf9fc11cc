package app

import (
	"bytes"
	"errors"
	"html/template"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// errSuspended is the API's answer for a chain that may not work at present.
var errSuspended = fault.New(fault.Forbidden, "platform.tenant_suspended", "This clinic's account is suspended. Its data is safe.")

// gate lets a request in only where its host is one of our doors. The host
// decides the tenant before anything else, and nothing else a client sends can.
func (a *App) gate(c *gin.Context) {
	if open(c.Request.URL.Path) {
		c.Next()
		return
	}
	tenant, kind, err := a.platform.Directory().Resolve(c.Request.Context(), c.Request.Host)
	switch {
	case errors.Is(err, platform.ErrTenantNotFound):
		a.refuse(c, http.StatusNotFound, err)
	case err != nil:
		a.refuse(c, http.StatusServiceUnavailable, errAway)
	case kind == platform.TenantHost && !tenant.Status.Serves():
		a.refuse(c, http.StatusForbidden, errSuspended)
	default:
		if kind == platform.TenantHost && !tenant.Status.Writes() {
			c.Request = c.Request.WithContext(httpserver.ReadOnly(c.Request.Context(), platform.ErrReadOnly))
		}
		a.share(c, tenant)
	}
}

// share keeps one chain's requests from taking what all of them live on. Pages and
// their parts are not counted, nor is what happens at the apex.
func (a *App) share(c *gin.Context, tenant platform.Tenant) {
	rule := ratelimit.Rule{Name: "tenant", Rate: a.cfg.TenantRate, Burst: a.cfg.TenantRate / 6, Period: time.Minute}
	if tenant.ID == uuid.Nil || !strings.HasPrefix(c.Request.URL.Path, "/api/") {
		rule.Rate = 0
	}
	if err := a.limiter.Allow(c.Request.Context(), rule, tenant.ID.String()); err != nil {
		httpserver.WriteProblem(c, err)
		return
	}
	c.Next()
}

// errAway is said while the database does not answer.
var errAway = fault.New(fault.Unavailable, "platform.away", "Praxis cannot reach its database at the moment. Try again in a minute.")

// open paths answer on any host: what watches the process knows it by address.
func open(path string) bool { return path == "/healthz" || path == "/readyz" }

// refuse answers with a problem below /api, and with a plain page elsewhere.
func (a *App) refuse(c *gin.Context, status int, err error) {
	if strings.HasPrefix(c.Request.URL.Path, "/api/") || strings.HasPrefix(c.Request.URL.Path, "/.ory/") {
		httpserver.WriteProblem(c, err)
		return
	}
	var page bytes.Buffer
	if err := refusalPage.Execute(&page, refusal{
		Text: refusals[fault.As(err).Code].in(c.GetHeader("Accept-Language")), Apex: a.addresses().Apex(),
		Nonce: httpserver.Nonce(c.Request.Context()),
	}); err != nil {
		_ = c.Error(err)
	}
	c.Header("Cache-Control", "no-store")
	c.Data(status, "text/html; charset=utf-8", page.Bytes())
	c.Abort()
}

type refusal struct {
	Text  refusalText
	Apex  string
	Nonce string
}

type refusalText struct{ Lang, Dir, Title, Body, Home string }

type refusalTexts []refusalText

// in picks the first language the browser asks for that we have; English is first.
func (t refusalTexts) in(accept string) refusalText {
	for part := range strings.SplitSeq(strings.ToLower(accept), ",") {
		for _, text := range t {
			if strings.HasPrefix(strings.TrimSpace(part), text.Lang) {
				return text
			}
		}
	}
	return t[0]
}

var refusals = map[string]refusalTexts{
	"platform.tenant_not_found": {
		{"en", "ltr", "There is no clinic at this address", "Check the spelling of the address, or ask the clinic for it.", "About Praxis"},
		{"hi", "ltr", "इस पते पर कोई क्लिनिक नहीं है", "पते की वर्तनी जाँचें, या क्लिनिक से सही पता पूछें।", "Praxis के बारे में"},
		{"ar", "rtl", "لا توجد عيادة على هذا العنوان", "تحقق من كتابة العنوان، أو اطلبه من العيادة.", "حول Praxis"},
		{"fr", "ltr", "Aucune clinique à cette adresse", "Vérifiez l’adresse ou demandez-la à la clinique.", "À propos de Praxis"},
	},
	"platform.tenant_suspended": {
		{"en", "ltr", "This clinic’s account is suspended", "Its data is safe and nothing has been deleted. The owner of the clinic can reach us to have it opened again. Patients: please call the clinic.", "About Praxis"},
		{"hi", "ltr", "इस क्लिनिक का खाता निलंबित है", "डेटा सुरक्षित है और कुछ भी हटाया नहीं गया है। खाता फिर से खुलवाने के लिए क्लिनिक के मालिक हमसे संपर्क करें। मरीज़ कृपया क्लिनिक को फ़ोन करें।", "Praxis के बारे में"},
		{"ar", "rtl", "حساب هذه العيادة معلّق", "البيانات آمنة ولم يُحذف شيء. يمكن لمالك العيادة التواصل معنا لإعادة فتح الحساب. أيها المرضى: يُرجى الاتصال بالعيادة.", "حول Praxis"},
		{"fr", "ltr", "Le compte de cette clinique est suspendu", "Ses données sont en sécurité et rien n’a été supprimé. Le propriétaire peut nous contacter pour le rouvrir. Patients : veuillez appeler la clinique.", "À propos de Praxis"},
	},
	"platform.away": {
		{"en", "ltr", "Praxis is not reachable right now", "We cannot reach our database. Nothing is lost; try again in a minute.", "About Praxis"},
		{"hi", "ltr", "Praxis अभी उपलब्ध नहीं है", "हम अपने डेटाबेस तक नहीं पहुँच पा रहे हैं। कुछ भी खोया नहीं है; एक मिनट बाद फिर कोशिश करें।", "Praxis के बारे में"},
		{"ar", "rtl", "يتعذّر الوصول إلى Praxis الآن", "لا يمكننا الوصول إلى قاعدة البيانات. لم يضع شيء؛ حاول مجددًا بعد دقيقة.", "حول Praxis"},
		{"fr", "ltr", "Praxis est injoignable pour le moment", "Notre base de données ne répond pas. Rien n’est perdu ; réessayez dans une minute.", "À propos de Praxis"},
	},
}

var refusalPage = template.Must(template.New("refusal").Parse(`<!doctype html>
<html lang="{{.Text.Lang}}" dir="{{.Text.Dir}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Text.Title}} · Praxis</title><style nonce="{{.Nonce}}">
:root{color-scheme:light dark;font:17px/1.6 system-ui,"Noto Sans","Noto Naskh Arabic",sans-serif}
body{min-height:100vh;margin:0;display:grid;place-items:center;background:Canvas;color:CanvasText}
main{max-width:34rem;padding:2rem}h1{font-size:1.5rem;line-height:1.3;margin:0 0 .75rem}a{color:LinkText}
</style></head><body><main><h1>{{.Text.Title}}</h1><p>{{.Text.Body}}</p><p><a href="{{.Apex}}">{{.Text.Home}}</a></p></main></body></html>`))
