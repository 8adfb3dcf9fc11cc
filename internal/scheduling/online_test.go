package scheduling_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// hosts knows one door: that of the bench's clinic.
type hosts struct{ *bench }

func (h hosts) Resolve(context.Context, string) (platform.Tenant, platform.Kind, error) {
	return h.clinic(), platform.TenantHost, nil
}

// clinic is whose page the bench's visitors are on.
func (b *bench) clinic() platform.Tenant {
	p, _ := principal.From(b.ctx)
	return platform.Tenant{ID: p.TenantID, Slug: "rao", Name: "Rao Clinic", Country: "IN", Language: "en"}
}

// mailbox keeps the mail that goes out, by address.
type mailbox struct {
	mu   sync.Mutex
	mail map[string]platform.Mail
}

func (m *mailbox) SendTx(_ context.Context, _ database.Tx, mail platform.Mail) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.mail == nil {
		m.mail = map[string]platform.Mail{}
	}
	m.mail[mail.To] = mail
	return nil
}

func (m *mailbox) last(to string) platform.Mail { m.mu.Lock(); defer m.mu.Unlock(); return m.mail[to] }

// code is what was mailed to an address last.
func (m *mailbox) code(to string) string { return m.last(to).Subject[:6] }

// page is the public page of the bench's clinic.
type page struct {
	*bench
	desk
	visit  scheduling.Offering
	doctor scheduling.Resource
}

func (b *bench) page(t testing.TB, change ...func(*scheduling.OfferingFields)) page {
	t.Helper()
	change = append([]func(*scheduling.OfferingFields){func(f *scheduling.OfferingFields) { f.Online = true }}, change...)
	return page{b, desk{t, b.serve(t, map[string]context.Context{"desk": b.ctx}).URL, "nobody"}, b.service(t, change...), b.doctor(t)}
}

// form is what a visitor sends who takes their time.
func (p page) form(local, name, email string) object {
	front := p.get("/booking")
	require.Equal(p.t, http.StatusOK, front.Status, "%v", front.Body)
	p.clock.Advance(3 * time.Second)
	return object{
		"form": front.text("form"), "branch_id": p.branch, "service_id": p.visit.ID, "practitioner_id": p.doctor.ID, "starts_at": at(local),
		"name": name, "phone": "098450 12345", "email": email, "language": "en", "policy": front.list("branches")[0]["policy"],
	}
}

// at is an instant by the wall of the clinic.
func at(local string) string { return local + ":00+05:30" }

// booked goes all the way, and returns the visit.
func (p page) booked(local, name, email string) answer {
	asked := p.post("/booking/requests", p.form(local, name, email))
	require.Equal(p.t, http.StatusOK, asked.Status, "%v", asked.Body)
	a := p.post("/booking/requests/"+asked.text("id")+"/verify", object{"code": p.mail.code(email)})
	require.Equal(p.t, http.StatusOK, a.Status, "%v", a.Body)
	return a
}

func TestAPatientBooksAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := b.page(t, func(f *scheduling.OfferingFields) { f.OnlineName = "First visit" })
	b.service(t) // not for the public

	front := p.get("/booking?language=fr").require(t, http.StatusOK, "")
	require.Equal(t, "Rao Clinic", front.text("clinic"))
	require.Len(t, front.list("services"), 1)
	require.Equal(t, "First visit", front.list("services")[0]["name"])
	require.Equal(t, p.doctor.Name, front.list("practitioners")[0]["name"])
	require.Contains(t, front.list("branches")[0]["policy"], "au moins 4 heures avant")

	query := url.Values{"branch_id": {b.branch.String()}, "service_id": {p.visit.ID.String()}, "from": {"2026-11-24"}, "to": {"2026-11-24"}}
	days := p.get("/booking/slots?"+query.Encode()).require(t, http.StatusOK, "").list("days")
	require.Equal(t, "2026-11-24T09:00", objects(days[0]["starts"])[0]["start_local"])

	hold := p.post("/booking/holds", object{
		"form": front.text("form"), "branch_id": b.branch, "service_id": p.visit.ID, "practitioner_id": p.doctor.ID, "starts_at": at("2026-11-24T09:00"),
	}).require(t, http.StatusOK, "")
	p.post("/booking/holds/keep", object{"token": hold.text("token")}).require(t, http.StatusOK, "")

	form := p.form("2026-11-24T09:00", "Asha Rao", "asha@example.com")
	other := p.post("/booking/requests", form) // without the hold's token it is somebody else's
	require.Equal(t, "scheduling.slot_taken", other.code())
	require.Nil(t, other.Body["conflicts"])
	form["hold_token"], form["reason"], form["booker"], form["utm_campaign"] = hold.text("token"), "Toothache", "Priya Rao", "smile"
	asked := p.post("/booking/requests", form).require(t, http.StatusOK, "")
	require.NotContains(t, b.mail.last("asha@example.com").Text, "First visit", "mail says nothing of the visit")

	visit := p.post("/booking/requests/"+asked.text("id")+"/verify", object{"code": b.mail.code("asha@example.com")}).require(t, http.StatusOK, "")
	require.Equal(t, []string{"First visit", "2026-11-24T09:00", "confirmed"}, []string{visit.text("service"), visit.text("start_local"), visit.text("status")})
	again := p.post("/booking/requests/"+asked.text("id")+"/verify", object{"code": b.mail.code("asha@example.com")}).require(t, http.StatusOK, "")
	require.Equal(t, visit.text("token"), again.text("token"))

	d := desk{t, p.url, "desk"}
	list := d.get("/appointments").list("items")
	require.Len(t, list, 1, "verified twice, booked once")
	require.Equal(t, "website", list[0]["source"])
	require.Equal(t, "smile", list[0]["utm_campaign"])
	require.Equal(t, "Toothache\nBooked by Priya Rao for a child.", list[0]["note"])
	require.Equal(t, []string{"visitor"}, b.texts(t, `SELECT actor FROM appointment_moves WHERE tenant_id = $1`))
	require.Equal(t, []string{"If you cannot come, please move or cancel your appointment at least 4 hours before. Later than that, please call us."},
		b.texts(t, `SELECT policy_text FROM appointments WHERE tenant_id = $1`))
	require.Equal(t, []string{""}, b.texts(t, `SELECT name || phone || email || note FROM booking_requests WHERE tenant_id = $1`), "who asked is kept with the patient alone")
	require.Zero(t, b.texts(t, `SELECT entity FROM audit_events WHERE tenant_id = $1 AND entity = 'booking_requests' AND changes::text LIKE '%asha%'`))
}

func TestWhatAVisitorMayNot(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := b.page(t)
	ask := func(change object) answer {
		form := p.form("2026-11-24T10:00", "Asha Rao", "asha@example.com")
		for k, v := range change {
			form[k] = v
		}
		return p.post("/booking/requests", form)
	}
	hidden := b.service(t)
	for name, c := range map[string]struct {
		change object
		status int
		code   string
	}{
		"AServiceOfTheDesk":    {object{"service_id": hidden.ID}, 422, "scheduling.service_inactive"},
		"TooSoon":              {object{"starts_at": at("2026-11-23T06:45")}, 422, "scheduling.outside_hours"},
		"BeyondTheHorizon":     {object{"starts_at": at("2027-11-24T09:00")}, 422, "scheduling.outside_hours"},
		"OffTheGrid":           {object{"starts_at": at("2026-11-24T10:05")}, 422, "scheduling.outside_hours"},
		"AFormOfNobody":        {object{"form": "made-up"}, 422, "scheduling.form_refused"},
		"AFieldNoPersonSees":   {object{"website": "https://spam.example"}, 422, "scheduling.form_refused"},
		"AnotherPolicy":        {object{"policy": "Never mind"}, 409, "scheduling.policy_changed"},
		"NobodyToCall":         {object{"phone": ""}, 422, "scheduling.invalid"},
		"NoAddress":            {object{"email": " "}, 422, "scheduling.invalid"},
		"NoPractitionerOfOurs": {object{"practitioner_id": uuid.New()}, 404, "scheduling.resource_not_found"},
		"NoBranchOfOurs":       {object{"branch_id": uuid.New()}, 404, "platform.branch_not_found"},
		"ABirthdayThatIsNone":  {object{"birth_date": "2015-02-30"}, 422, "scheduling.invalid"},
		"ATextWithoutAnEnd":    {object{"reason": strings.Repeat("x", 201)}, 422, "scheduling.invalid"},
	} {
		t.Run(name, func(t *testing.T) { ask(c.change).require(t, c.status, c.code) })
	}

	t.Run("FasterThanAPerson", func(t *testing.T) {
		form := p.form("2026-11-24T10:00", "Asha Rao", "asha@example.com")
		form["form"] = p.get("/booking").text("form")
		p.post("/booking/requests", form).require(t, 422, "scheduling.form_refused")
	})
	t.Run("GuessTheCode", func(t *testing.T) {
		id := ask(nil).require(t, 200, "").text("id")
		right := b.mail.code("asha@example.com")
		wrong := fmt.Sprintf("%06d", (atoi(right)+1)%1_000_000)
		for left := 4; left >= 0; left-- {
			a := p.post("/booking/requests/"+id+"/verify", object{"code": wrong}).require(t, 422, "scheduling.code_wrong")
			require.EqualValues(t, left, a.Body["attempts_left"])
		}
		p.post("/booking/requests/"+id+"/verify", object{"code": right}).require(t, 422, "scheduling.code_wrong")
		a := p.post("/booking/requests/"+id+"/resend", nil).require(t, 429, "scheduling.resend_too_soon")
		require.NotEmpty(t, a.Header.Get("Retry-After"))
		b.clock.Advance(30 * time.Second)
		p.post("/booking/requests/"+id+"/resend", nil).require(t, 200, "")
		p.post("/booking/requests/"+id+"/verify", object{"code": b.mail.code("asha@example.com")}).require(t, 200, "")
	})
	t.Run("ComeBackTomorrow", func(t *testing.T) {
		id := ask(object{"starts_at": at("2026-11-24T11:00")}).require(t, 200, "").text("id")
		b.clock.Advance(time.Hour)
		p.post("/booking/requests/"+id+"/verify", object{"code": b.mail.code("asha@example.com")}).require(t, 410, "scheduling.request_gone")
		p.post("/booking/requests/"+uuid.NewString()+"/verify", object{"code": "123456"}).require(t, 410, "scheduling.request_gone")
	})
	t.Run("WhereTheBranchDoesNotLetThem", func(t *testing.T) {
		manager := b.with(t, "settings.manage", "settings.read")
		_, err := b.platform.ChangeSettings(manager, nil, func(int64) error { return nil }, packs.Layer{"online_booking": false})
		require.NoError(t, err)
		require.Empty(t, p.get("/booking").list("branches"))
		p.get("/booking/slots?branch_id="+b.branch.String()+"&service_id="+p.visit.ID.String()).require(t, 409, "scheduling.not_online")
	})
}

func atoi(text string) (n int) {
	for _, r := range text {
		n = n*10 + int(r-'0')
	}
	return n
}

// with is the bench's clinic for somebody with other rights.
func (b *bench) with(t testing.TB, perms ...principal.Permission) context.Context {
	t.Helper()
	p, _ := principal.From(b.ctx)
	return principal.With(b.ctx, principal.NewSystem(p.TenantID, "system:test", perms...))
}

// TestBookingFindsThePatient and tells nobody whether there was one.
func TestBookingFindsThePatient(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := b.page(t)
	d := desk{t, p.url, "desk"}
	asha, err := b.patients.Register(b.ctx, patients.Details{Name: "Asha Rao", Phone: "098450 12345", Email: "Asha@example.com"}, true)
	require.NoError(t, err)
	who := func(start string) string {
		for _, a := range d.get("/appointments?limit=200").list("items") {
			if a["start_local"] == start {
				m, _ := a["patient"].(object)
				id, _ := m["id"].(string)
				return id
			}
		}
		return ""
	}
	p.booked("2026-11-24T09:00", "  asha   RAO ", "asha@example.com")
	require.Equal(t, asha.ID.String(), who("2026-11-24T09:00"), "by the address and the name")
	p.booked("2026-11-24T09:30", "Asha Rao", "work@example.com")
	require.Equal(t, asha.ID.String(), who("2026-11-24T09:30"), "by the phone and the name")
	p.booked("2026-11-24T10:00", "Vikram Rao", "asha@example.com")
	require.NotEqual(t, asha.ID.String(), who("2026-11-24T10:00"), "a family shares an address")

	t.Run("AStrangersCalendarIsNotRead", func(t *testing.T) {
		other := b.doctor(t)
		p := p
		p.doctor = other
		p.booked("2026-11-24T09:00", "Asha Rao", "spy@example.com") // she is elsewhere, which is nobody's business
		require.Len(t, d.get("/appointments?limit=200").list("items"), 4)
	})
}

func TestAVisitHasItsOwnPage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := b.page(t)
	visit := p.booked("2026-11-24T10:00", "Asha Rao", "asha@example.com")
	path := "/booking/visits/" + visit.text("token")

	t.Run("ShowsNothingOfThePatient", func(t *testing.T) {
		a := p.get(path).require(t, 200, "")
		require.NotContains(t, fmt.Sprint(a.Body), "Asha")
		require.NotContains(t, fmt.Sprint(a.Body), "98450")
		require.Equal(t, []any{true, false}, []any{a.Body["changeable"], a.Body["confirmed"]})
	})
	t.Run("Confirm", func(t *testing.T) {
		for range 2 {
			require.Equal(t, true, p.post(path+"/confirm", nil).require(t, 200, "").Body["confirmed"])
		}
		require.Equal(t, []string{"book:", "confirm:"}, b.texts(t, `SELECT act || ':' || reason FROM appointment_moves WHERE tenant_id = $1 ORDER BY at, id`))
	})
	t.Run("Move", func(t *testing.T) {
		days := p.get(path+"/slots?from=2026-11-26&to=2026-11-26").require(t, 200, "").list("days")
		require.NotEmpty(t, days[0]["starts"])
		a := p.post(path+"/move", object{"starts_at": at("2026-11-26T11:00"), "practitioner_id": p.doctor.ID}).require(t, 200, "")
		require.Equal(t, "2026-11-26T11:00", a.text("start_local"))
		require.Equal(t, true, a.Body["confirmed"], "who chooses a time says yes to it")
		require.NotEqual(t, visit.text("token"), a.text("token"))
		path = "/booking/visits/" + a.text("token")
		p.post(path+"/move", object{"starts_at": at("2026-11-26T11:05"), "practitioner_id": p.doctor.ID}).require(t, 422, "scheduling.outside_hours")
	})
	t.Run("ForTheCalendar", func(t *testing.T) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+"/api/v1"+path+"/calendar.ics", nil)
		require.NoError(t, err)
		res, err := http.DefaultClient.Do(req)
		require.NoError(t, err)
		defer func() { _ = res.Body.Close() }()
		require.Equal(t, "text/calendar; charset=utf-8", res.Header.Get("Content-Type"))
	})
	t.Run("TooLateToChange", func(t *testing.T) {
		b.clock.Set(time.Date(2026, 11, 26, 2, 0, 0, 0, time.UTC)) // three and a half hours before
		require.Equal(t, false, p.get(path).Body["changeable"])
		p.post(path+"/cancel", object{"code": "patient_ill"}).require(t, 409, "scheduling.call_clinic")
		p.post(path+"/move", object{"starts_at": at("2026-11-27T11:00"), "practitioner_id": p.doctor.ID}).require(t, 409, "scheduling.call_clinic")
		p.post(path+"/confirm", nil).require(t, 200, "")
	})
	t.Run("Cancel", func(t *testing.T) {
		b.clock.Set(now.Add(time.Hour))
		a := p.post(path+"/cancel", object{"code": "patient_ill"}).require(t, 200, "")
		require.Equal(t, []any{"cancelled", false}, []any{a.text("status"), a.Body["changeable"]})
		require.Equal(t, []string{"patient_ill patient false"},
			b.texts(t, `SELECT cancel_code || ' ' || cancelled_by || ' ' || cancelled_late FROM appointments WHERE tenant_id = $1`))
		p.post(path+"/cancel", object{"code": "patient_ill"}).require(t, 409, "scheduling.illegal_status")
		p.post(path+"/confirm", nil).require(t, 409, "scheduling.illegal_status")
	})
	t.Run("EndsADayAfterIt", func(t *testing.T) {
		b.clock.Set(time.Date(2026, 11, 27, 6, 1, 0, 0, time.UTC))
		p.get(path).require(t, 404, "scheduling.link_gone")
	})
	t.Run("ForgedOrForAnother", func(t *testing.T) {
		b.clock.Set(now.Add(time.Hour))
		p.get("/booking/visits/made-up").require(t, 404, "scheduling.link_gone")
		p.get("/booking/visits/"+b.ManageToken(uuid.New(), uuid.New(), now.Add(time.Hour))).require(t, 404, "scheduling.link_gone")
		p.get("/booking/visits/"+b.ManageToken(b.clinic().ID, uuid.New(), now.Add(time.Hour))).require(t, 404, "scheduling.link_gone")
	})
	t.Run("ASlipIsForgiven", func(t *testing.T) {
		b.clock.Set(nine.Add(-time.Hour))
		a := p.booked("2026-11-24T09:00", "Meera Rao", "meera@example.com")
		require.Equal(t, true, a.Body["changeable"], "an hour before, but booked just now")
		b.clock.Advance(4 * time.Minute)
		require.Equal(t, false, p.get("/booking/visits/" + a.text("token")).Body["changeable"])
	})
}

// TestFiftyVisitorsWantOneTime at once: one has it, the others hear of times near it.
func TestFiftyVisitorsWantOneTime(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := b.page(t)
	visitor := principal.With(t.Context(), scheduling.Visitor(b.clinic().ID, "", ""))
	front, err := b.Front(visitor, b.clinic(), "en")
	require.NoError(t, err)
	b.clock.Advance(3 * time.Second)
	const crowd = 50
	asked := make([]uuid.UUID, crowd)
	address := func(i int) string { return fmt.Sprintf("visitor%d@example.com", i) }
	for i := range asked {
		a, err := b.AskToBook(visitor, b.clinic(), scheduling.BookingRequest{
			Form: front.Form, Branch: b.branch, Service: p.visit.ID, Practitioner: p.doctor.ID, StartsAt: nine, Policy: front.Branches[0].Policy,
			Patient: patients.Details{Name: fmt.Sprintf("Visitor %c%c", 'A'+i/26, 'A'+i%26), Phone: "098450 12345", Email: address(i), Language: "en"},
		})
		require.NoError(t, err)
		asked[i] = a.ID
	}
	var won atomic.Int64
	var wg sync.WaitGroup
	for i := range asked {
		wg.Go(func() {
			_, err := b.FulfilBooking(visitor, asked[i], b.mail.code(address(i)), scheduling.Chosen{})
			if err == nil {
				won.Add(1)
				return
			}
			f := fault.As(err)
			nearest, _ := f.Extra["nearest"].([]scheduling.Nearest)
			if f.Code != scheduling.ErrSlotTaken.Code || len(nearest) == 0 || f.Extra["conflicts"] != nil {
				t.Error(err, f.Extra)
			}
		})
	}
	wg.Wait()
	require.EqualValues(t, 1, won.Load())
	require.Equal(t, []string{"1"}, b.texts(t, `SELECT count(*)::text FROM appointments WHERE tenant_id = $1`))
	require.Equal(t, []string{"1"}, b.texts(t, `SELECT count(*)::text FROM patients WHERE tenant_id = $1`), "who did not get the time leaves no record behind")

	t.Run("TheCodeIsGoodForAnotherTime", func(t *testing.T) {
		for i := range asked {
			a, err := b.FulfilBooking(visitor, asked[i], b.mail.code(address(i)), scheduling.Chosen{StartsAt: nine.Add(time.Hour), Practitioner: p.doctor.ID})
			require.NoError(t, err)
			if a.StartsAt.Equal(nine.Add(time.Hour)) {
				return
			}
		}
		t.Error("nobody got the other time")
	})
}

func TestACalendarFile(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	from := time.Date(2026, 11, 3, 14, 0, 0, 0, time.UTC) // two days after the clocks went back
	text := scheduling.CalendarFile{
		ID: uuid.MustParse("019cb8b8-0000-7000-8000-000000000001"), Host: "rao.praxis.example", Sequence: 3, Title: "Check-up; follow, up",
		Place: "12 Rue de l'Église, " + strings.Repeat("é", 60), Description: "https://rao.praxis.example/visit/x", From: from,
		To: from.Add(30 * time.Minute), Now: now, Zone: zone,
	}.Text()
	for _, line := range []string{
		"UID:019cb8b8-0000-7000-8000-000000000001@rao.praxis.example\r\n", "SEQUENCE:3\r\n", "DTSTART;TZID=America/New_York:20261103T090000\r\n",
		`SUMMARY:Check-up\; follow\, up` + "\r\n", "STATUS:CONFIRMED\r\n",
		"BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:EST\r\nEND:STANDARD\r\n",
		"BEGIN:DAYLIGHT\r\nDTSTART:20270314T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\nEND:DAYLIGHT\r\n",
	} {
		require.Contains(t, text, line)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(line), 75)
		require.Equal(t, strings.ToValidUTF8(line, ""), line, "no letter is cut in two")
	}
	require.Contains(t, strings.ReplaceAll(text, "\r\n ", ""), strings.Repeat("é", 60))
}

func TestFacts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit := b.service(t, func(f *scheduling.OfferingFields) { f.Price.Amount, f.OnlineName = 50_000, "Check-up" })
	doctor := b.doctor(t)
	a, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), "2026-11-24T09:00"))
	require.NoError(t, err)
	_, err = b.ChangeOffering(b.ctx, visit.ID, fmt.Sprintf(`"%d"`, visit.Version), func(f *scheduling.OfferingFields) { f.Price.Amount = 90_000 })
	require.NoError(t, err)
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		f, err := b.AppointmentFactsTx(b.ctx, tx, a.ID)
		require.NoError(t, err)
		require.EqualValues(t, 50_000, f.Price.Amount, "as it was when it was booked")
		require.Equal(t, []string{"Check-up", doctor.Name, "Asia/Kolkata"}, []string{f.PublicName, f.PractitionerName, f.Zone})
		_, err = b.AppointmentFactsTx(b.ctx, tx, uuid.New())
		require.ErrorIs(t, err, scheduling.ErrAppointmentNotFound)
		all, err := b.ServiceFactsTx(b.ctx, tx, visit.ID, uuid.New())
		require.NoError(t, err)
		require.Len(t, all, 1)
		require.EqualValues(t, 90_000, all[visit.ID].Price.Amount)
		return nil
	}))
	require.Equal(t, []string{"confirmed 50000 call"}, b.texts(t, `SELECT status || ' ' || price_amount || ' ' || source FROM report_appointments WHERE tenant_id = $1`))
	require.Empty(t, b.other(t).texts(t, `SELECT status FROM report_appointments WHERE tenant_id = $1`))
}
