package app

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/web"
)

// errNoOperation is a path of the API that is not there.
var errNoOperation = fault.New(fault.NotFound, "request.no_such_operation", "There is no such operation. See /api/docs.")

// byHost sends a request to the mailbox or to the stand-in of the payment pages
// where its host is theirs, and to the program otherwise. The port plays no part.
func (a *App) byHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch host := hostname(r); {
		case a.cfg.Mailbox != nil && host == "mail."+a.cfg.BaseDomain:
			a.cfg.Mailbox.ServeHTTP(w, r)
		case a.cfg.Checkout != nil && host == "pay."+a.cfg.BaseDomain:
			a.cfg.Checkout.ServeHTTP(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func hostname(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// page answers what is no operation: the web app, or a problem below /api.
func (a *App) page(c *gin.Context, site *web.Site) {
	switch {
	case strings.HasPrefix(c.Request.URL.Path, "/api/"), strings.HasPrefix(c.Request.URL.Path, "/.ory/"):
		httpserver.WriteProblem(c, errNoOperation)
	case c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead:
		c.Status(http.StatusMethodNotAllowed)
	default:
		site.Serve(c)
	}
}

// wrongMethod answers where the address is right and the method is not; gin has set Allow.
func (a *App) wrongMethod(c *gin.Context) { httpserver.WriteProblem(c, httpserver.ErrMethod) }

func (a *App) askKratos(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.cfg.KratosPublicURL+"/health/ready", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("kratos answers %d", res.StatusCode)
	}
	return nil
}
