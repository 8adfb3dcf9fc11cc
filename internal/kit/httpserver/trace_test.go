package httpserver_test

import (
	"io"
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func TestARequestIsOneSpanWithoutItsPath(t *testing.T) { //nolint:paralleltest // the tracer is global to the process
	spans := tracetest.NewSpanRecorder()
	before := otel.GetTracerProvider()
	otel.SetTracerProvider(trace.NewTracerProvider(trace.WithSpanProcessor(spans)))
	t.Cleanup(func() { otel.SetTracerProvider(before) })
	r, _ := server(t, io.Discard, nil)
	r.GET("/rooms/:id", func(c *gin.Context) { c.Status(http.StatusNoContent) })

	call(r, "GET", "/rooms/0193-secret?name=asha", "")

	require.Len(t, spans.Ended(), 1)
	span := spans.Ended()[0]
	require.Equal(t, "GET /rooms/:id", span.Name())
	for _, a := range span.Attributes() {
		require.NotContains(t, a.Value.String(), "secret", a.Key)
		require.NotContains(t, a.Value.String(), "asha", a.Key)
	}
}
