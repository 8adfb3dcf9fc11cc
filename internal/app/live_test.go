package app_test

import (
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
)

// stream opens the live updates of a branch, and waits for the first word.
func (b *browser) stream(host, branch string) io.ReadCloser {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, "http://"+b.addr+"/api/v1/events?branch_id="+branch, nil)
	require.NoError(b.t, err)
	req.Host = host + ":8080"
	for name, value := range b.cookies[host] {
		req.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := b.via.RoundTrip(req)
	require.NoError(b.t, err)
	require.Equal(b.t, 200, res.StatusCode)
	b.t.Cleanup(func() { _ = res.Body.Close() })
	_, err = io.ReadFull(res.Body, make([]byte, len("event: ping\ndata: {}\n\n")))
	require.NoError(b.t, err)
	return res.Body
}

// TestAnOpenScreenGoesDarkWithItsSession: who is suspended, or signed out from
// elsewhere, hears nothing of what happens afterwards.
func TestAnOpenScreenGoesDarkWithItsSession(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("rao-eye", "rao@example.com")
	v := b.victim(host)
	suspended, elsewhere := b.join(host, "desk@example.com", "reception"), b.join(host, "door@example.com", "reception")
	again := b.browser()
	require.Equal(t, 200, again.signIn(host, "door@example.com").status)
	one, two := suspended.stream(host, v.ids["branch"]), elsewhere.stream(host, v.ids["branch"])

	id := b.member(host, "desk@example.com").ID
	require.Equal(t, 204, b.do("POST", host, "/api/v1/members/"+id+"/suspend", map[string]any{"reason": "under inquiry"}).status)
	require.Equal(t, 204, again.do("POST", host, "/api/v1/sessions/end-others", nil).status)
	require.Equal(t, 200, b.do("POST", host, "/api/v1/appointments/"+v.ids["appointment"]+"/cancel", map[string]any{"reason": "Ill"}).status)
	for _, stream := range []io.Reader{one, two} {
		rest, err := io.ReadAll(stream)
		require.NoError(t, err, "it ends by itself")
		require.Empty(t, string(rest))
	}
}

// TestAnOpenScreenGoesDarkWithItsRoleAndItsChain: within seconds, also where nothing
// happens that it would have been told of.
func TestAnOpenScreenGoesDarkWithItsRoleAndItsChain(t *testing.T) {
	t.Parallel()
	w := boot(t)
	b := w.browser()
	host := b.found("rao-skin", "rao@example.com")
	branch := b.branch(host, "Andheri")
	role := b.role(host, "reception")
	desk := b.join(host, "desk@example.com", "reception")

	ends := func(stream io.Reader) {
		began := time.Now()
		_, err := io.ReadAll(stream)
		require.NoError(t, err, "it ends by itself")
		require.Less(t, time.Since(began), 8*time.Second)
	}
	stream := desk.stream(host, branch)
	a := b.ask(t, "PUT", host, "/api/v1/roles/"+role, `{"name": "Reception", "permissions": ["patients.read"]}`)
	require.Equal(t, 200, a.status, "%s", a.body)
	ends(stream)
	require.Equal(t, 403, desk.do("GET", host, "/api/v1/events?branch_id="+branch, nil).status)

	stream = b.stream(host, branch)
	o, err := app.OpenOperator(t.Context(), w.db.PlatformURL, w.rdb, "nina")
	require.NoError(t, err)
	t.Cleanup(o.Close)
	_, err = o.Suspend(t.Context(), "rao-skin", "Not paid since March")
	require.NoError(t, err)
	ends(stream)
}
