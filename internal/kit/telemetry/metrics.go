package telemetry

import (
	"fmt"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// NewRegistry is an empty registry with the metrics of the Go runtime and the
// process.
func NewRegistry() *prometheus.Registry {
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return reg
}

// Requests returns what to call after each request. It counts by route pattern,
// method and class of status: no tenant, no path, no person.
func Requests(reg prometheus.Registerer) func(route, method string, status int, seconds float64) {
	h := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "praxis_http_request_duration_seconds", Help: "How long requests took.",
		Buckets: prometheus.ExponentialBuckets(0.002, 2.5, 9), // 2 ms to 3 s
	}, []string{"route", "method", "status"})
	reg.MustRegister(h)
	return func(route, method string, status int, seconds float64) {
		h.WithLabelValues(route, method, fmt.Sprintf("%dxx", status/100)).Observe(seconds)
	}
}

// Pool is what a database pool says of itself, in connections.
type Pool struct{ Open, Idle, Limit int32 }

// WatchPool reports read() at each scrape.
func WatchPool(reg prometheus.Registerer, read func() Pool) {
	gauge := func(name, help string, value func(Pool) int32) {
		reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "praxis_database_connections_" + name, Help: help},
			func() float64 { return float64(value(read())) }))
	}
	gauge("open", "Connections to PostgreSQL that are open.", func(p Pool) int32 { return p.Open })
	gauge("idle", "Open connections that nobody uses.", func(p Pool) int32 { return p.Idle })
	gauge("limit", "The most connections this process will open.", func(p Pool) int32 { return p.Limit })
}
