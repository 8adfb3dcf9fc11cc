package teststack_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
)

// The courier is the one way out of Kratos: a recovery code asked for in its API must arrive at
// our hook, with the key, in the shape deploy/ory/courier.jsonnet promises.
func TestKratosSendsItsMailToOurHook(t *testing.T) {
	t.Parallel()
	mails := make(chan map[string]any, 4)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body map[string]any
		if r.URL.Path != "/internal/kratos/courier" || r.Header.Get(devstack.HookKeyHeader) != "key" || json.NewDecoder(r.Body).Decode(&body) != nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		mails <- body
	}))
	t.Cleanup(hook.Close)
	k := teststack.Kratos(t, teststack.KratosOptions{InternalURL: hook.URL, HookKey: "key", Origins: []string{"http://acme.praxis.localhost:8080"}})

	post(t, k.AdminURL()+"/admin/identities", `{"schema_id": "staff", "traits": {"email": "asha@example.com", "name": "Asha"},
		"verifiable_addresses": [{"value": "asha@example.com", "verified": true, "via": "email", "status": "completed"}]}`, http.StatusCreated)
	flow := getJSON(t, k.PublicURL()+"/self-service/recovery/api")
	id, ok := flow["id"].(string)
	require.True(t, ok)
	post(t, k.PublicURL()+"/self-service/recovery?flow="+id, `{"method": "code", "email": "asha@example.com"}`, http.StatusOK)

	select {
	case mail := <-mails:
		require.Equal(t, "asha@example.com", mail["recipient"])
		require.Equal(t, "recovery_code_valid", mail["template_type"])
	case <-time.After(20 * time.Second):
		t.Fatal("Kratos sent no mail to our hook")
	}
	require.NoError(t, k.SetOrigins([]string{"http://globex.praxis.localhost:8080"}))
}

func TestKratosIsSharedByEqualWishes(t *testing.T) {
	t.Parallel()
	o := teststack.KratosOptions{InternalURL: "http://127.0.0.1:1", HookKey: "none"}
	first := teststack.Kratos(t, o)
	require.Same(t, first, teststack.Kratos(t, o))
}

func TestPrivateKratosStopsAndStarts(t *testing.T) {
	t.Parallel()
	k := teststack.PrivateKratos(t, teststack.KratosOptions{InternalURL: "http://127.0.0.1:1", HookKey: "none"})
	getJSON(t, k.PublicURL()+"/health/ready")
	k.Stop()
	require.Error(t, dial(t, strings.TrimPrefix(k.PublicURL(), "http://")))
	require.NoError(t, k.Start(t.Context()))
	getJSON(t, k.PublicURL()+"/health/ready")
}

func TestStripeMockAnswers(t *testing.T) {
	t.Parallel()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, teststack.StripeMock(t).URL()+"/v1/customers", http.NoBody)
	require.NoError(t, err)
	req.Header.Set("Authorization", "Bearer sk_test_123")
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, http.StatusOK, resp.StatusCode)
}

func post(t *testing.T, url, body string, want int) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	require.NoError(t, err)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, want, resp.StatusCode)
}

func getJSON(t *testing.T, url string) map[string]any {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	require.NoError(t, err)
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	var body map[string]any
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&body))
	return body
}
