package scheduling_test

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// BenchmarkBook puts what a booking costs next to what Postgres alone takes for
// writing one: the same rows, with no rules read, nothing judged, nothing shown.
//
//	go test ./internal/scheduling -run '^$' -bench Book -benchtime 2000x
func BenchmarkBook(b *testing.B) {
	clinic := setup(b)
	free := clinic.calendar(b)
	for _, c := range []struct {
		name string
		book func(b *testing.B, n scheduling.NewAppointment) error
	}{
		{"RawSQL", clinic.bookRaw},
		{"Service", clinic.bookKeyed},
		{"ServiceWhileRedisIsSilent", clinic.without(silence(b)).bookKeyed},
		{"HTTP", clinic.bookOverHTTP(b)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetParallelism(4)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if err := c.book(b, free()); err != nil {
						b.Error(err)
						return
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "bookings/s")
		})
	}
}

// calendar is a clinic of twenty practitioners; it returns one free time after the other.
func (b *bench) calendar(t testing.TB) func() scheduling.NewAppointment {
	t.Helper()
	visit := b.service(t, func(f *scheduling.OfferingFields) { f.Duration = 5 })
	doctors, people := make([]uuid.UUID, 20), b.crowd(t, 1000)
	for i := range doctors {
		doctors[i] = b.doctor(t).ID
	}
	day, n := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), atomic.Int64{}
	return func() scheduling.NewAppointment {
		i := int(n.Add(1))
		at := day.AddDate(0, 0, i/len(doctors)/48).Add(time.Duration(i/len(doctors)%48) * 5 * time.Minute)
		for at.Month() == time.January && at.Day() == 26 || at.Month() == time.December && at.Day() == 25 { // holidays
			at = at.AddDate(0, 6, 0)
		}
		return scheduling.NewAppointment{
			Branch: b.branch, Service: visit.ID, Practitioner: doctors[i%len(doctors)], Patient: people[i%len(people)],
			When: scheduling.When{Local: at.Format("2006-01-02T15:04")}, Source: "call",
		}
	}
}

func (b *bench) bookKeyed(_ *testing.B, n scheduling.NewAppointment) error {
	_, err := b.Book(database.WithIdempotencyKey(b.ctx, uuid.NewString()), n)
	return err
}

// without is the clinic with another Redis.
func (b *bench) without(rdb *redis.Client) *bench {
	other, deps := *b, b.Deps
	deps.Holds = holds.New(rdb, clock.System(), slog.New(slog.DiscardHandler))
	other.Service = scheduling.New(deps)
	return &other
}

// silence is a Redis that is there and never answers.
func silence(t testing.TB) *redis.Client {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	rdb := redis.NewClient(&redis.Options{Addr: l.Addr().String(), MaxRetries: 1})
	t.Cleanup(func() { _ = rdb.Close(); _ = l.Close() })
	return rdb
}

// bookRaw is what a booking writes, and the answer it keeps for its key.
func (b *bench) bookRaw(_ *testing.B, n scheduling.NewAppointment) error {
	zone := time.FixedZone("IST", 5*3600+1800)
	from, err := time.ParseInLocation("2006-01-02T15:04", n.Local, zone)
	if err != nil {
		return err
	}
	id, to := uuid.New(), from.Add(5*time.Minute)
	return database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		for _, x := range []struct {
			sql  string
			args []any
		}{
			{`INSERT INTO idempotency_keys (tenant_id, operation, actor, key, request_hash, created_at)
			  VALUES ($1, 'book', 'raw', $2, '', statement_timestamp()) ON CONFLICT DO NOTHING`, []any{id.String()}},
			{
				`INSERT INTO appointments (tenant_id, id, branch_id, service_id, practitioner_id, patient_id, status, starts_at, ends_at, source, created_at)
			  VALUES ($1, $2, $3, $4, $5, $6, 'confirmed', $7, $8, 'call', now()) ON CONFLICT DO NOTHING`,
				[]any{id, n.Branch, n.Service, n.Practitioner, n.Patient, from, to},
			},
			{`INSERT INTO appointment_resources (tenant_id, appointment_id, resource_id, branch_id, starts_at, ends_at)
			  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, []any{id, n.Practitioner, n.Branch, from, to}},
			{`INSERT INTO appointment_moves (tenant_id, id, appointment_id, branch_id, act, to_status, to_starts_at, to_resource, actor, at)
			  VALUES ($1, $2, $2, $3, 'book', 'confirmed', $4, $5, 'raw', now())`, []any{id, n.Branch, from, n.Practitioner}},
			{`UPDATE idempotency_keys SET response = '{}' WHERE tenant_id = $1 AND operation = 'book' AND actor = 'raw' AND key = $2`, []any{id.String()}},
		} {
			if tag, err := tx.Exec(b.ctx, x.sql, append([]any{tx.Tenant()}, x.args...)...); err != nil || tag.RowsAffected() != 1 {
				return fmt.Errorf("%w: %d rows: %s", errOrNone(err), tag.RowsAffected(), x.sql)
			}
		}
		return nil
	})
}

func errOrNone(err error) error {
	if err == nil {
		return pgx.ErrNoRows
	}
	return err
}

// bookOverHTTP is all of it: routes, permission, JSON.
func (b *bench) bookOverHTTP(t testing.TB) func(*testing.B, scheduling.NewAppointment) error {
	t.Helper()
	d := b.open(t)
	return func(b *testing.B, n scheduling.NewAppointment) error {
		b.Helper()
		a := d.post("/appointments", object{
			"branch_id": n.Branch, "service_id": n.Service, "practitioner_id": n.Practitioner, "patient_id": n.Patient, "start_local": n.Local,
		})
		if a.Status != http.StatusCreated {
			return fmt.Errorf("%d: %v", a.Status, a.Body)
		}
		return nil
	}
}
