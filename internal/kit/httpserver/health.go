package httpserver

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
)

// Check asks one dependency whether it answers.
type Check struct {
	Name     string
	Required bool // without it there is no point in sending us requests
	Ask      func(context.Context) error
}

// Health mounts /healthz (the process lives) and /readyz (it can serve, each
// dependency by name). A dependency we can do without is reported, and does
// not make the answer a 503.
func Health(r gin.IRouter, checks ...Check) {
	r.GET("/healthz", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"status": "ok"}) })
	r.GET("/readyz", func(c *gin.Context) {
		status, parts := ask(c.Request.Context(), checks)
		c.JSON(status, gin.H{"status": map[bool]string{true: "ready", false: "not ready"}[status == http.StatusOK], "parts": parts})
	})
}

func ask(ctx context.Context, checks []Check) (status int, parts map[string]string) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	var mu sync.Mutex
	var all sync.WaitGroup
	status, parts = http.StatusOK, map[string]string{}
	for _, check := range checks {
		all.Go(func() {
			err := check.Ask(ctx)
			mu.Lock()
			defer mu.Unlock()
			parts[check.Name] = "ok"
			if err != nil {
				parts[check.Name] = "away"
				if check.Required {
					status = http.StatusServiceUnavailable
				}
			}
		})
	}
	all.Wait()
	return status, parts
}
