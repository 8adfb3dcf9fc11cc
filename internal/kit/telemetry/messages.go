package telemetry

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Messages measures what patients are told: by channel, kind and reason, and by
// nothing that says who or where.
type Messages struct {
	lag     *prometheus.HistogramVec
	notSent *prometheus.CounterVec
	oldest  prometheus.Gauge
}

// NewMessages registers them.
func NewMessages(reg prometheus.Registerer) *Messages {
	m := &Messages{
		lag: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "praxis_message_lag_seconds", Help: "How long after its time a message was handed to its vendor.",
			Buckets: []float64{1, 5, 15, 30, 60, 120, 300, 900, 3600, 14400},
		}, []string{"channel", "kind"}),
		notSent: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "praxis_messages_not_sent_total", Help: "Messages that failed or were held back.",
		}, []string{"channel", "reason"}),
		oldest: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "praxis_message_oldest_overdue_seconds", Help: "How late the latest waiting message is.",
		}),
	}
	reg.MustRegister(m.lag, m.notSent, m.oldest)
	return m
}

// Sent counts a message that was handed over.
func (m *Messages) Sent(channel, kind string, late time.Duration) {
	m.lag.WithLabelValues(channel, kind).Observe(max(0, late.Seconds()))
}

// NotSent counts one that was not.
func (m *Messages) NotSent(channel, reason string) { m.notSent.WithLabelValues(channel, reason).Inc() }

// Overdue is how late the latest waiting message is.
func (m *Messages) Overdue(oldest time.Duration) { m.oldest.Set(oldest.Seconds()) }
