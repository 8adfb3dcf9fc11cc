package devstack_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/smtp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

const twoPartMail = "From: no-reply@praxis.localhost\r\nTo: asha@example.com\r\n" +
	"Subject: =?utf-8?q?Votre_code_=C3=A0_usage_unique?=\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/alternative; boundary=b\r\n\r\n" +
	"--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"Le code =C3=A0 saisir : 123456. http://acme.praxis.localhost:8080/auth?a=3D1&b=3D<x>\r\n" +
	"--b\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>caf\xe9 <script>alert(1)</script></p>\r\n--b--\r\n"

func mailbox(t *testing.T) *devstack.Mailbox {
	t.Helper()
	m, err := devstack.StartMailbox(t.Context(), 0, clock.System())
	require.NoError(t, err)
	t.Cleanup(m.Stop)
	return m
}

func send(t *testing.T, m *devstack.Mailbox, to, body string) {
	t.Helper()
	require.NoError(t, smtp.SendMail(m.Addr(), nil, "no-reply@praxis.localhost", []string{to}, []byte(body)))
}

func TestMailboxTakesMailApart(t *testing.T) {
	t.Parallel()
	m := mailbox(t)
	send(t, m, "asha@example.com", twoPartMail)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	msg, err := m.Await(ctx, "Asha@Example.com", nil)
	require.NoError(t, err)
	require.Equal(t, "Votre code à usage unique", msg.Subject)
	require.Contains(t, msg.Text, "Le code à saisir : 123456")
	require.Contains(t, msg.HTML, "café")
}

func TestMailboxSurvivesBrokenMail(t *testing.T) {
	t.Parallel()
	m := mailbox(t)
	for _, body := range []string{"", "no header at all", "Content-Type: multipart/mixed\r\n\r\nno boundary", "Content-Type: text/plain; charset=klingon\r\n\r\nqapla"} {
		send(t, m, "asha@example.com", body)
	}
	require.Len(t, m.Messages("asha@example.com"), 4)
}

func TestMailboxAwaitEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := mailbox(t).Await(ctx, "nobody@example.com", nil)
	require.ErrorIs(t, err, context.Canceled)
}

func TestMailboxKeepsTheLastMessagesOnly(t *testing.T) {
	t.Parallel()
	m := mailbox(t)
	for range 505 {
		send(t, m, "asha@example.com", "Subject: x\r\n\r\nx")
	}
	require.Len(t, m.Messages(""), 500)
	_, ok := m.Message("5")
	require.False(t, ok, "the oldest went")
	_, ok = m.Message("505")
	require.True(t, ok)
}

func TestMailboxPages(t *testing.T) {
	t.Parallel()
	m := mailbox(t)
	send(t, m, "asha@example.com", twoPartMail)
	send(t, m, "ravi@example.com", "Subject: <b>plain</b>\r\n\r\nsee http://acme.praxis.localhost:8080/x?a=1&b=2.")
	h := m.Handler()
	for _, c := range []struct{ path, has, hasNot string }{
		{"/", "Votre code à usage unique", "<b>plain"},
		{"/?to=ravi@example.com", "&lt;b&gt;plain", "asha@"},
		{"/messages/1", `src="/messages/1/html"`, "alert(1)"},
		{"/messages/1?view=text", "123456", "<x>"},
		{"/messages/2", `<a href="http://acme.praxis.localhost:8080/x?a=1&amp;b=2" target="_blank" rel="noreferrer">`, "iframe"},
		{"/messages/1/html", "café", "\x00"},
		{"/messages/1/raw", "quoted-printable", "\x00"},
		{"/style.css", "--accent", "\x00"},
	} {
		w := visit(t, h, http.MethodGet, c.path)
		require.Equal(t, http.StatusOK, w.Code, c.path)
		require.Contains(t, w.Body.String(), c.has, c.path)
		require.NotContains(t, w.Body.String(), c.hasNot, c.path)
		require.NotContains(t, w.Header().Get("Content-Security-Policy"), "script-src", "no script is allowed anywhere")
	}
	require.Equal(t, http.StatusNotFound, visit(t, h, http.MethodGet, "/messages/99").Code)
}

func TestMailboxAPI(t *testing.T) {
	t.Parallel()
	m := mailbox(t)
	send(t, m, "asha@example.com", twoPartMail)
	send(t, m, "ravi@example.com", "Subject: two\r\n\r\nx")
	w := visit(t, m.Handler(), http.MethodGet, "/api/messages?to=ravi@example.com")
	var list struct{ Items []devstack.Message }
	require.NoError(t, json.NewDecoder(w.Body).Decode(&list))
	require.Len(t, list.Items, 1)
	require.Equal(t, "two", list.Items[0].Subject)
	require.Equal(t, http.StatusNoContent, visit(t, m.Handler(), http.MethodDelete, "/api/messages?to=ravi@example.com").Code)
	require.Len(t, m.Messages(""), 1)
}

func TestMailboxIsNotEmptiedFromAnotherSite(t *testing.T) {
	t.Parallel()
	m := mailbox(t)
	send(t, m, "asha@example.com", twoPartMail)
	r := httptest.NewRequest(http.MethodPost, "/clear", nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, r)
	require.Equal(t, http.StatusForbidden, w.Code)
	require.Len(t, m.Messages(""), 1)
}

func visit(t *testing.T, h http.Handler, method, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w
}
