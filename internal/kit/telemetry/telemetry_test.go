package telemetry_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel"

	"github.com/praxis-clinic/praxis/internal/kit/telemetry"
)

func TestLogger(t *testing.T) {
	t.Parallel()
	t.Run("PrivateAttributesAreRedacted", func(t *testing.T) {
		t.Parallel()
		for _, format := range []string{"json", "text"} {
			var out bytes.Buffer
			telemetry.NewLogger(&out, "info", format).Info("invited", "email", "asha@example.com", "Token", "abc123", "status", 201)
			require.NotContains(t, out.String(), "asha@")
			require.NotContains(t, out.String(), "abc123")
			require.Contains(t, out.String(), "201")
		}
	})
	t.Run("BelowTheLevelNothingIsWritten", func(t *testing.T) {
		t.Parallel()
		var out bytes.Buffer
		telemetry.NewLogger(&out, "warn", "json").Info("hello")
		require.Empty(t, out.String())
	})
}

func TestMetrics(t *testing.T) {
	t.Parallel()
	reg := telemetry.NewRegistry()
	telemetry.Requests(reg)("/api/v1/patients/:id", "GET", 404, 0.01)
	telemetry.WatchPool(reg, func() telemetry.Pool { return telemetry.Pool{Open: 3, Idle: 1, Limit: 8} })
	for name, want := range map[string]int{"praxis_http_request_duration_seconds": 1, "praxis_database_connections_open": 1} {
		n, err := testutil.GatherAndCount(reg, name)
		require.NoError(t, err)
		require.Equal(t, want, n, name)
	}
}

func TestTrace(t *testing.T) { // sets what is global to the process: not parallel
	stop, err := telemetry.Trace(t.Context(), "", "test")
	require.NoError(t, err)
	require.NoError(t, stop(t.Context()))

	got := make(chan string, 1)
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got <- r.URL.Path }))
	t.Cleanup(collector.Close)
	stop, err = telemetry.Trace(t.Context(), collector.URL, "test")
	require.NoError(t, err)
	_, span := otel.Tracer("test").Start(t.Context(), "work")
	span.End()
	require.NoError(t, stop(t.Context()))
	require.Equal(t, "/v1/traces", <-got)
}
