package scheduling_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

const (
	racers     = 500
	killIn     = 4   // the round in which Redis dies,
	killAfter  = 100 // after so many answers
	perBranch  = 10  // practitioners at each of the branches
	longestFor = 30 * time.Second
)

// TestRace is the promise of the whole program: of five hundred who want the same at once,
// exactly one gets it, and everybody else is told so. Half of the rounds run without Redis,
// which dies in the middle of one.
func TestRace(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*testing.T, *bench) racing{
		"OneSlot":        oneSlot,
		"OnlyTheRoom":    onlyTheRoom,
		"OnlyThePatient": onlyThePatient,
	} {
		t.Run(name, func(t *testing.T) {
			server := teststack.PrivateRedis(t)
			b := setupWith(t, impatient(server))
			r := prepare(t, b)
			r.bench, r.redis, r.at = b, server, b.serve(t, map[string]context.Context{"desk": b.ctx}).URL
			r.client = &http.Client{Timeout: longestFor, Transport: &http.Transport{MaxIdleConnsPerHost: racers}}
			t.Cleanup(r.client.CloseIdleConnections)
			took := make([]time.Duration, rounds)
			for round := range rounds {
				started := time.Now()
				r.run(t, round)
				took[round] = time.Since(started).Round(time.Millisecond)
			}
			t.Logf("%d at once, Redis killed in round %d; the rounds took %v", racers, killIn+1, took)
		})
	}
}

// impatient is the client as the program opens it.
func impatient(r *devstack.Redis) *redis.Client {
	return redis.NewClient(&redis.Options{
		Addr: r.Addr(), DialTimeout: 500 * time.Millisecond, ReadTimeout: time.Second, WriteTimeout: time.Second, MaxRetries: 1,
	})
}

// racing is what the racers have in common and what not.
type racing struct {
	*bench
	redis     *devstack.Redis
	client    *http.Client
	at        string
	service   uuid.UUID
	branches  []uuid.UUID
	doctors   []uuid.UUID
	patients  []uuid.UUID
	resources int // that the winner takes
	apart     int // how many minutes the wanted starts may be apart
}

// oneSlot: one practitioner, one time, five hundred patients.
func oneSlot(t *testing.T, b *bench) racing {
	t.Helper()
	return racing{
		service: b.service(t).ID, branches: []uuid.UUID{b.branch}, doctors: []uuid.UUID{b.doctor(t).ID},
		patients: b.crowd(t, racers), resources: 1,
	}
}

// onlyTheRoom: everybody their own practitioner and patient, at times that overlap; the
// branches share one room.
func onlyTheRoom(t *testing.T, b *bench) racing {
	t.Helper()
	branches := b.wings(t, racers/perBranch)
	o := b.service(t, func(f *scheduling.OfferingFields) { f.RoomType = "surgery" })
	_, err := b.AddResource(b.ctx, scheduling.RoomKind, scheduling.ResourceFields{
		Name: "Theatre", RoomType: "surgery", Branches: branches, Active: true,
	}, nil)
	require.NoError(t, err)
	return racing{
		service: o.ID, branches: branches, doctors: b.staff(t, branches), patients: b.crowd(t, racers), resources: 2, apart: 30,
	}
}

// onlyThePatient: everybody their own practitioner, at times that overlap.
func onlyThePatient(t *testing.T, b *bench) racing {
	t.Helper()
	branches := b.wings(t, racers/perBranch)
	return racing{
		service: b.service(t).ID, branches: branches, doctors: b.staff(t, branches), patients: b.crowd(t, 1), resources: 1, apart: 30,
	}
}

// want is what racer i asks for on a day.
func (r racing) want(i int, day time.Time) map[string]any {
	doctor := i % len(r.doctors)
	minutes := 0
	if r.apart > 0 {
		minutes = i * 5 % r.apart
	}
	return map[string]any{
		"branch_id": r.branches[doctor/perBranch], "service_id": r.service, "practitioner_id": r.doctors[doctor],
		"patient_id": r.patients[i%len(r.patients)], "start_local": day.Add(time.Duration(minutes) * time.Minute).Format("2006-01-02T15:04"),
	}
}

func (r racing) run(t *testing.T, round int) {
	t.Helper()
	day := time.Date(2026, 12, 1+round, 10, 0, 0, 0, time.UTC)
	answers := r.race(t, day, round == killIn)
	won := slices.Collect(func(yield func(raced) bool) {
		for _, a := range answers {
			if a.status == http.StatusCreated && !yield(a) {
				return
			}
		}
	})
	require.Len(t, won, 1, "round %d", round)
	for _, a := range answers {
		if a.status != http.StatusCreated {
			require.Equal(t, http.StatusConflict, a.status, "round %d: %s", round, a.body)
			require.Equal(t, "scheduling.slot_taken", a.Code, "round %d: %s", round, a.body)
		}
	}
	r.checkBooks(t, won[0].ID, round+1)
}

type raced struct {
	status int
	body   string
	ID     uuid.UUID
	Code   string
}

// race sends them all off at once.
func (r racing) race(t *testing.T, day time.Time, kill bool) []raced {
	t.Helper()
	var wg sync.WaitGroup
	start, answered, out := make(chan struct{}), make(chan struct{}, racers), make([]raced, racers)
	for i := range racers {
		wg.Go(func() {
			<-start
			out[i] = r.try(t.Context(), r.want(i, day))
			answered <- struct{}{}
		})
	}
	close(start)
	if kill {
		for range killAfter {
			<-answered
		}
		r.redis.Stop()
	}
	wg.Wait()
	return out
}

func (r racing) try(ctx context.Context, want map[string]any) (out raced) {
	body, err := json.Marshal(want)
	if err != nil {
		return raced{body: err.Error()}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.at+"/api/v1/appointments", bytes.NewReader(body))
	if err != nil {
		return raced{body: err.Error()}
	}
	req.Header = http.Header{"X-As": {"desk"}, "Content-Type": {"application/json"}, "Idempotency-Key": {uuid.NewString()}}
	res, err := r.client.Do(req)
	if err != nil {
		return raced{body: err.Error()}
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return raced{body: err.Error()}
	}
	_ = json.Unmarshal(raw, &out)
	out.status, out.body = res.StatusCode, string(raw)
	return out
}

// checkBooks: nothing but the winners is in the books, and each of them once.
func (r racing) checkBooks(t *testing.T, winner uuid.UUID, so int) {
	t.Helper()
	for what, sql := range map[string]string{
		"appointments": `SELECT count(*), count(*) FILTER (WHERE id = $2) FROM appointments WHERE tenant_id = $1`,
		"moves": `SELECT count(*), count(*) FILTER (WHERE appointment_id = $2 AND act = 'book')
		            FROM appointment_moves WHERE tenant_id = $1`,
		"audit": `SELECT count(*), count(*) FILTER (WHERE entity_id = $2::text AND action = 'insert')
		            FROM audit_events WHERE tenant_id = $1 AND entity = 'appointments' AND action = 'insert'`,
	} {
		all, winners := r.count(t, sql, winner)
		require.Equal(t, so, all, what)
		require.Equal(t, 1, winners, what)
	}
	all, winners := r.count(t, `SELECT count(*), count(*) FILTER (WHERE appointment_id = $2) FROM appointment_resources WHERE tenant_id = $1`, winner)
	require.Equal(t, so*r.resources, all)
	require.Equal(t, r.resources, winners)
	keys, _ := r.count(t, `SELECT count(*), 0 FROM idempotency_keys WHERE tenant_id = $1 AND $2::uuid IS NOT NULL`, winner)
	require.Equal(t, so, keys, "a refusal leaves no key behind")
}

func (b *bench) count(t *testing.T, sql string, id uuid.UUID) (all, matching int) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		return tx.QueryRow(b.ctx, sql, tx.Tenant(), id).Scan(&all, &matching)
	}))
	return all, matching
}

// crowd is patients, by the hundred.
func (b *bench) crowd(t testing.TB, n int) []uuid.UUID {
	t.Helper()
	return b.many(t, `
		INSERT INTO patients (tenant_id, id, number, name, created_at)
		SELECT $1, gen_random_uuid(), i, 'Patient ' || i, now() FROM generate_series(1, $2::int) i RETURNING id`, n)
}

// wings are small branches of one house.
func (b *bench) wings(t testing.TB, n int) []uuid.UUID {
	t.Helper()
	ids := b.many(t, `
		INSERT INTO branches (tenant_id, id, name, code, country, time_zone, created_at)
		SELECT $1, gen_random_uuid(), 'Wing ' || i, 'W' || i, 'IN', 'Asia/Kolkata', now() FROM generate_series(1, $2::int) i RETURNING id`, n)
	b.many(t, `
		INSERT INTO branch_hours (tenant_id, id, branch_id, weekday, opens, closes)
		SELECT $1, gen_random_uuid(), b, d, 480, 1200 FROM unnest($2::uuid[]) b, generate_series(1, 7) d RETURNING id`, ids)
	return ids
}

// staff is perBranch practitioners at each branch, there from nine to five.
func (b *bench) staff(t testing.TB, branches []uuid.UUID) (out []uuid.UUID) {
	t.Helper()
	for i, branch := range branches {
		ids := b.many(t, fmt.Sprintf(`
			INSERT INTO resources (tenant_id, id, kind, name, created_at)
			SELECT $1, gen_random_uuid(), 'practitioner', 'Dr %d-' || i, now() FROM generate_series(1, $2::int) i RETURNING id`, i), perBranch)
		b.many(t, `INSERT INTO resource_branches (tenant_id, resource_id, branch_id)
			SELECT $1, r, $3 FROM unnest($2::uuid[]) r RETURNING resource_id`, ids, branch)
		b.many(t, `INSERT INTO resource_hours (tenant_id, id, resource_id, branch_id, weekday, starts, ends)
			SELECT $1, gen_random_uuid(), r, $3, d, 540, 1020 FROM unnest($2::uuid[]) r, generate_series(1, 7) d RETURNING id`, ids, branch)
		out = append(out, ids...)
	}
	return out
}

func (b *bench) many(t testing.TB, sql string, args ...any) (out []uuid.UUID) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		rows, err := tx.Query(b.ctx, sql, append([]any{tx.Tenant()}, args...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id uuid.UUID
			if err := rows.Scan(&id); err != nil {
				return err
			}
			out = append(out, id)
		}
		return rows.Err()
	}))
	return out
}

// TestMovesAtOnce: visits that are moved onto each other's times by several desks at
// once end up somewhere, each with its time and nothing else's, and nobody sees a fault.
func TestMovesAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	const visits, desks, moves = 4, 4, 6
	paths := make([]string, visits)
	for i := range paths {
		paths[i], _ = d.booked(b.wanted(visit, doctor, b.patient(t), fmt.Sprintf("2026-11-24T%02d:00", 9+i)))
	}
	var wg sync.WaitGroup
	var done, refused atomic.Int64
	for desk := range desks {
		wg.Go(func() {
			for i := range moves {
				path, to := paths[(desk+i)%visits], fmt.Sprintf("2026-11-24T%02d:%02d", 9+(desk+i*2+1)%4, i%2*30)
				switch a := d.post(path+"/move", object{"start_local": to, "reason": "Moving about"}); a.Status {
				case http.StatusOK:
					done.Add(1)
				case http.StatusConflict:
					refused.Add(1)
				default:
					t.Errorf("%d: %v", a.Status, a.Body)
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%d moved, %d refused", done.Load(), refused.Load())
	require.Positive(t, done.Load())
	whole := b.texts(t, `SELECT a.id::text FROM appointments a JOIN appointment_resources r
		ON r.tenant_id = a.tenant_id AND r.appointment_id = a.id AND r.starts_at = a.starts_at AND r.ends_at = a.ends_at
		WHERE a.tenant_id = $1`)
	require.Len(t, whole, visits, "each has its time, once")
	all, _ := b.count(t, `SELECT count(*), 0 FROM appointment_moves WHERE tenant_id = $1 AND act = 'move' AND $2::uuid IS NOT NULL`, doctor.ID)
	require.EqualValues(t, done.Load(), all, "what was refused left no trace")
}
