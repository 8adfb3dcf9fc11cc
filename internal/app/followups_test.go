package app_test

import (
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

func init() { //nolint:gochecknoinits // beside what it is about
	kinds["followups"], kinds["followup-rules"] = "followup", "rule"
	maps.Copy(attempts, map[string]attempt{
		"GET /followups":               {query: "branch_id={branch}&rule_id={rule}", yields: 200},
		"GET /followups/assignees":     {query: "branch_id={branch}", yields: 200},
		"GET /followups/counts":        {query: "branch_id={branch}&since=2030-01-01T00:00:00Z&until=2030-01-02T00:00:00Z", yields: 200},
		"GET /followups/recall":        {query: "branch_id={branch}&service_id={service}&older_than_days=0", yields: 200},
		"POST /followup-rules":         {body: `{` + aRule + `, "branch_ids": ["{branch}"], "service_ids": ["{service}"]}`},
		"POST /followup-rules/preview": {body: `{"event": "missed", "branch_ids": ["{branch}"], "service_ids": ["{service}"]}`, yields: 200},
		"POST /followups":              {body: `{` + aCall + `}`},
		"POST /followups/recall":       {body: `{"patient_ids": ["{patient}"], "due_at": "{date}T10:00:00Z", "assignee": {"kind": "desk"}}`},
		"POST /followups/reassign":     {body: `{"ids": ["{followup}"], "assignee": {"kind": "desk"}}`},
		"POST /followups/{id}/cancel":  {body: `{"reason": "Mine now"}`},
		"POST /followups/{id}/outcome": {body: `{"outcome": "booked"}`},
		"POST /followups/{id}/snooze":  {body: `{"until": "{date}T10:00:00Z"}`},
		"PUT /followup-rules/{id}":     {body: `{` + aRule + `, "branch_ids": [], "service_ids": []}`},
	})
}

// listedCall is a follow-up as the queue shows it.
type listedCall struct{ ID, Event, State string }

func (b *browser) calls(host, path string) []listedCall {
	b.t.Helper()
	var page struct{ Items []listedCall }
	a := b.do(http.MethodGet, host, "/api/v1"+path, nil)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	a.into(b.t, &page)
	return page.Items
}

// TestACancellationIsFollowedUpUntilThePatientBooks goes through all of the program: act, job, rule, task, booking.
func TestACancellationIsFollowedUpUntilThePatientBooks(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("rao-clinic", "rao@example.com")
	v := b.victim(host)
	b.bookedAnHourAgo(v.ids["appointment"])
	cancel := func(appointment string) {
		a := b.ask(t, http.MethodPost, host, "/api/v1/appointments/"+appointment+"/cancel", `{"reason": "Another day"}`)
		require.Equal(t, 200, a.status, "%s", a.body)
	}
	cancel(v.ids["appointment"])

	var task listedCall
	require.Eventually(t, func() bool {
		for _, c := range b.calls(host, "/followups?event=cancelled_without_rebooking") {
			task = c
		}
		return task.ID != ""
	}, 20*time.Second, 50*time.Millisecond, "a job makes the task")
	flags := b.ask(t, http.MethodGet, host, "/api/v1/patients/"+v.ids["patient"]+"/timeline", "")
	require.Contains(t, string(flags.body), `"followup"`)

	again := b.make(host, "/appointments", v.fill(`{`+slot+`, "patient_id": "{patient}"}`))
	require.Empty(t, b.calls(host, "/followups?event=cancelled_without_rebooking"), "closed with the booking, not some time later")
	cancel(again)
	require.Len(t, b.calls(host, "/followups?event=cancelled_without_rebooking"), 1, "the booking was a slip")
	for _, c := range b.calls(host, v.fill("/patients/{patient}/followups")) {
		require.True(t, c.ID == task.ID || c.Event == "manual", "and no cancellation to call about: %v", c)
	}
}

// bookedAnHourAgo sets an appointment's booking back: one that is cancelled at once counts as taken back.
func (b *browser) bookedAnHourAgo(appointment string) {
	b.t.Helper()
	c, err := pgx.Connect(b.t.Context(), b.db.AdminURL)
	require.NoError(b.t, err)
	defer func() { _ = c.Close(b.t.Context()) }()
	_, err = c.Exec(b.t.Context(), `SELECT set_config('praxis.tenant_id', tenant_id::text, false) FROM appointments WHERE id = $1`, appointment)
	require.NoError(b.t, err)
	_, err = c.Exec(b.t.Context(), `UPDATE appointments SET created_at = created_at - interval '1 hour' WHERE id = $1`, appointment)
	require.NoError(b.t, err)
}
