package messaging_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/vendors"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/messaging"
)

func india(t *testing.T) *world { t.Helper(); return newWorld(t, "IN", "Asia/Kolkata") }

func TestAConfirmationWaitsAndThenSaysWhatIsTrue(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.acted()
	w.pass(2 * time.Minute)
	require.Empty(t, w.texts(), "in the pause nothing goes out")
	w.pass(time.Minute)
	require.Len(t, w.texts(), 1)
	require.Contains(t, w.texts()[0], "whatsapp: Rao Clinic: your visit is booked for Thursday 3 December, 11:00 am. Move or cancel: http://")
	require.Contains(t, w.texts()[0], "/visit/")
	w.work()
	require.Len(t, w.texts(), 1, "and goes out once")
	sent := w.log()
	slices.SortFunc(sent, func(a, b messaging.Message) int { return strings.Compare(b.Kind, a.Kind) })
	require.Regexp(t, `your visit is booked .*/visit/…$`, sent[len(sent)-1].Text, "the log does not open the patient's page")
	require.Equal(t, []string{"scheduled", "scheduled"}, w.of(messaging.Reminder, messaging.SameDayReminder))
}

func TestAnUndoWithinThePauseSendsNothing(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.acted()
	w.clock.Advance(time.Minute)
	w.visit.status = "dropped"
	w.acted()
	w.pass(time.Hour)
	require.Empty(t, w.texts())
	require.Equal(t, []string{"cancelled:undone"}, w.of(messaging.Confirmation))
	require.Empty(t, w.of(messaging.Cancelled), "who never heard of it is not told that it is off")
	require.Equal(t, []string{"cancelled:undone", "cancelled:undone"}, w.of(messaging.Reminder, messaging.SameDayReminder))
}

func TestAMoveWithinThePauseSendsTheFinalTimeOnly(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.acted()
	w.clock.Advance(time.Minute)
	w.visit.starts = w.visit.starts.Add(time.Hour)
	w.acted()
	w.pass(3 * time.Minute)
	require.Len(t, w.texts(), 1)
	require.Contains(t, w.texts()[0], "your visit is booked for Thursday 3 December, 12:00 pm", "no word of a move they never knew of")

	// There and back: they know where it is.
	at := w.visit.starts
	w.visit.starts = at.Add(2 * time.Hour)
	w.acted()
	w.clock.Advance(time.Minute)
	w.visit.starts = at
	w.acted()
	w.pass(time.Hour)
	require.Len(t, w.texts(), 1)

	w.visit.starts = at.Add(24 * time.Hour)
	w.acted()
	w.pass(3 * time.Minute)
	require.Contains(t, w.texts()[1], "your visit has moved to Friday 4 December")
	w.visit.status = "dropped"
	w.acted()
	w.pass(3 * time.Minute)
	require.Contains(t, w.texts()[2], "is cancelled")
}

func TestRemindersGoWithTheVisit(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.acted()
	w.visit.starts = w.visit.starts.Add(24 * time.Hour)
	w.acted()
	w.pass(3 * time.Minute)
	var due []time.Time
	for _, m := range w.log() {
		if m.Status == "scheduled" {
			due = append(due, m.DueAt.UTC())
		}
	}
	require.ElementsMatch(t, []time.Time{w.visit.starts.Add(-24 * time.Hour), w.visit.starts.Add(-3 * time.Hour).Add(time.Hour)}, due,
		"three hours before is eight in the morning: it waits until nine")
	w.visit.status = "begun" // they came early
	w.acted()
	w.pass(96 * time.Hour)
	require.Len(t, w.texts(), 1)
}

func TestWhoWasMissedHearsSoonAndWhoCameTheNextDay(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.visit.starts = monday.Add(-time.Hour)
	w.visit.status = "missed"
	w.acted()
	w.clock.Advance(30 * time.Minute)
	w.visit.status = "begun" // late is not never
	w.acted()
	w.visit.status = "done"
	w.clock.Advance(time.Minute)
	w.acted()
	w.pass(3 * time.Hour)
	require.Empty(t, w.texts())
	require.Equal(t, []string{"cancelled:undone"}, w.of(messaging.NoShow))
	w.pass(24 * time.Hour)
	require.Equal(t, []string{"whatsapp: Rao Clinic: thank you for your visit. Questions? Call +918012345678"}, w.texts())

	v := india(t)
	v.visit.starts, v.visit.status = monday.Add(-time.Hour), "missed"
	v.acted()
	v.pass(time.Hour)
	require.Equal(t, []string{"whatsapp: Rao Clinic: we missed you. For another time call +918012345678"}, v.texts())
}

func TestAReminderThatWouldComeTooLateIsHeldBackAndSaysSo(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.visit.starts = time.Date(2026, 12, 3, 3, 45, 0, 0, time.UTC) // 9:15 in Kolkata
	w.acted()
	for range 80 {
		w.pass(time.Hour)
	}
	require.Equal(t, []string{"suppressed:too_late"}, w.of(messaging.SameDayReminder))
	require.Equal(t, []string{"sent"}, w.of(messaging.Reminder))
}

func TestNobodyIsRemindedOfAVisitThatIsOver(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.acted()
	w.clock.Set(w.visit.starts.Add(-time.Hour)) // nothing ran for days
	w.exec(`UPDATE messages SET status = 'failed' WHERE tenant_id = $1 AND kind = 'reminder_24h'`)
	w.clock.Advance(2 * time.Hour)
	for _, m := range w.log() {
		if m.Status == "failed" {
			_, err := w.Retry(w.ctx, m.ID)
			require.NoError(t, err)
		}
	}
	w.work()
	require.Empty(t, w.texts())
	require.Equal(t, []string{"suppressed:too_late"}, w.of(messaging.Reminder))
}

func TestWhatBecameUntrueIsNotSent(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.acted()
	w.visit.starts = w.visit.starts.Add(time.Hour) // and the word of it got lost
	w.pass(5 * time.Minute)
	require.Empty(t, w.texts())
	require.Equal(t, []string{"cancelled:undone"}, w.of(messaging.Confirmation))
}

func TestOfManyWorkersOneSends(t *testing.T) {
	t.Parallel()
	w := india(t)
	for range 5 {
		message := w.plan(messaging.Plan{Kind: messaging.Custom, Text: "The clinic is closed tomorrow."})
		before := len(w.texts())
		var all sync.WaitGroup
		errs := make([]error, 8)
		for i := range errs {
			all.Go(func() { errs[i] = w.Send(w.system(), message) })
		}
		all.Wait()
		require.NoError(t, errors.Join(errs...))
		require.Len(t, w.texts(), before+1)
	}
}

func TestWhatStaffWriteIsSentOnceAndPlannedOnce(t *testing.T) {
	t.Parallel()
	w := india(t)
	p := messaging.Plan{Kind: messaging.Custom, Text: "Once.", Dedupe: "campaign:1"}
	w.plan(p)
	w.plan(p)
	require.Len(t, w.log(), 1)
	w.work()
	require.Equal(t, []string{"whatsapp: Rao Clinic: Once."}, w.texts())
}

func TestAVendorThatIsAwayIsAskedAgain(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.vendor.Down(2)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	w.work()
	require.Equal(t, []string{"queued"}, w.of(messaging.Custom))
	require.Equal(t, "http_503", w.log()[0].LastError)
	w.work()
	require.Empty(t, w.texts(), "not before its time")
	w.pass(time.Minute)
	require.Empty(t, w.texts(), "still away")
	w.pass(5 * time.Minute)
	require.Len(t, w.texts(), 1)
	require.EqualValues(t, 3, w.log()[0].Attempts)
}

func TestAMailServerThatStaysAwayFailsTheMessageInSight(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.mail.fail(&messaging.SendError{Code: "smtp_away"})
	message := w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello", Channel: messaging.Email})
	for range 9 {
		w.pass(time.Hour)
	}
	require.Equal(t, []string{"failed:unreachable"}, w.of(messaging.Custom))
	c, err := w.Counts(w.ctx)
	require.NoError(t, err)
	require.Equal(t, 1, c.Failed)
	found, err := w.Queue(w.ctx, messaging.Filter{State: "failed", Limit: 10})
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Empty(t, found[0].Text, "the queue shows no texts")

	w.mail.fail(nil)
	w.clock.Set(monday.Add(24 * time.Hour))
	_, err = w.Retry(w.ctx, message)
	require.NoError(t, err)
	w.work()
	require.Len(t, w.mail.all(), 1)
	_, err = w.Retry(w.ctx, message)
	require.ErrorIs(t, err, messaging.ErrSettled)
}

func TestWhoseVendorHangsUpMayHaveGotIt(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.vendor.HangUp(true)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	w.work()
	w.vendor.HangUp(false)
	w.pass(5 * time.Hour)
	require.Equal(t, []string{"failed:interrupted"}, w.of(messaging.Custom), "people decide, not a loop")
	require.Empty(t, w.texts())
}

func TestAnotherChannelTakesOverWhereOneNeverWill(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "US", "America/New_York")
	w.clock.Set(monday.Add(12 * time.Hour))
	w.exec(`UPDATE patients SET phone = $2 WHERE tenant_id = $1`, vendors.Invalid)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	w.work()
	w.work()
	w.work()
	require.Len(t, w.mail.all(), 1)
	require.Equal(t, []string{"sent"}, w.of(messaging.Custom))
	require.Equal(t, []string{"whatsapp", "sms"}, w.log()[0].TriedChannels)

	w.exec(`UPDATE patients SET email = '' WHERE tenant_id = $1`)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Again"})
	w.work()
	w.work()
	w.work()
	require.Equal(t, []string{"failed:refused", "sent"}, w.of(messaging.Custom))
}

func TestTheSweepFindsWhatItsJobForgot(t *testing.T) {
	t.Parallel()
	w := india(t)
	message := w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	require.NoError(t, w.Sweep(w.ctx, []uuid.UUID{w.tenant()}))
	require.Empty(t, w.texts(), "its job may be on the way")
	w.clock.Advance(3 * time.Minute)
	late, err := w.Queue(w.ctx, messaging.Filter{State: "late", Limit: 10})
	require.NoError(t, err)
	require.Len(t, late, 1)
	require.True(t, late[0].Late)
	require.NoError(t, w.Sweep(w.ctx, []uuid.UUID{w.tenant()}))
	require.Len(t, w.texts(), 1)

	// One that died while it was handed over is shown, not sent again.
	w.exec(`UPDATE messages SET status = 'queued', claimed_at = $2, sent_at = NULL WHERE tenant_id = $1`, w.clock.Now())
	w.clock.Advance(11 * time.Minute)
	require.NoError(t, w.Sweep(w.ctx, []uuid.UUID{w.tenant()}))
	require.Equal(t, []string{"failed:interrupted"}, w.of(messaging.Custom))
	require.Len(t, w.texts(), 1)
	_ = message
}

func TestAtNightMessagesWaitForTheMorning(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.clock.Set(time.Date(2026, 11, 30, 16, 0, 0, 0, time.UTC)) // 21:30
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	w.work()
	require.Equal(t, []string{"scheduled:quiet_hours"}, w.of(messaging.Custom))
	require.Equal(t, time.Date(2026, 12, 1, 3, 30, 0, 0, time.UTC), w.log()[0].DueAt.UTC())
	w.clock.Set(time.Date(2026, 12, 1, 3, 30, 0, 0, time.UTC))
	w.work()
	require.Len(t, w.texts(), 1)
}

func TestNobodyIsWrittenToAgainstTheirWill(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.agrees["messages"] = false
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "One"})
	w.work()
	require.Equal(t, []string{"suppressed:no_consent"}, w.of(messaging.Custom))

	w.agrees["messages"] = true
	w.plan(messaging.Plan{Kind: messaging.Custom, Category: messaging.Promotion, Text: "Two"})
	w.work()
	require.Equal(t, "suppressed:no_consent", w.of(messaging.Custom)[0], "a promotion needs its own consent")

	require.NoError(t, w.SetPreference(w.ctx, w.patient, messaging.Preference{ChannelsOff: []string{"whatsapp", "sms"}, CategoriesOff: []string{}}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Three"})
	w.work()
	require.Len(t, w.mail.all(), 1)
	require.NoError(t, w.SetPreference(w.ctx, w.patient, messaging.Preference{ChannelsOff: []string{}, CategoriesOff: []string{"service"}}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Four"})
	w.work()
	require.Equal(t, "suppressed:opted_out", w.of(messaging.Custom)[0])

	n, err := w.SettingsOf(w.ctx)
	require.NoError(t, err)
	require.NoError(t, w.SetSettings(w.ctx, fmt.Sprintf("%q", fmt.Sprint(n.Version)), messaging.Settings{KindsOff: []string{"custom"}, Channels: []string{"email"}}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Five"})
	w.work()
	require.Equal(t, "suppressed:kind_off", w.of(messaging.Custom)[0])
	require.Empty(t, w.texts())
}

func TestIndiaTakesRegisteredTextsOnly(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello", Channel: messaging.SMS})
	w.work()
	require.Equal(t, []string{"suppressed:dlt_missing"}, w.of(messaging.Custom))

	require.NoError(t, w.SetChannel(w.ctx, "", messaging.Credentials{
		Channel: "sms", Vendor: "twilio", Sender: vendors.Sender, Account: vendors.Account, Token: vendors.Token, DLTEntity: "1101456340000012345", Active: true,
	}))
	require.NoError(t, w.SetTemplate(w.ctx, messaging.Template{
		Kind: messaging.Custom, Language: "en", Channel: "sms", Body: "{clinic} says {text}", VendorTemplate: "1107160000000012345",
	}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello", Channel: messaging.SMS})
	w.work()
	require.Equal(t, []string{"sms: Rao Clinic says Hello"}, w.texts())
}

func TestTheUnitedStatesCountTexts(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "US", "America/New_York")
	w.clock.Set(time.Date(2026, 11, 30, 15, 0, 0, 0, time.UTC))
	write := func() string {
		w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello", Channel: messaging.SMS})
		w.work()
		return w.of(messaging.Custom)[0]
	}
	require.Equal(t, "sent", write())
	require.Equal(t, "suppressed:limit", write(), "one a day")
	for range 2 {
		w.clock.Advance(24 * time.Hour)
		require.Equal(t, "sent", write())
	}
	w.clock.Advance(24 * time.Hour)
	require.Equal(t, "suppressed:limit", write(), "three a week")
	w.clock.Advance(5 * 24 * time.Hour)
	require.Equal(t, "sent", write())
}

func TestAPromotionInTheEmiratesSaysThatItIsOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "AE", "Asia/Dubai")
	w.agrees["marketing"] = true
	require.NoError(t, w.SetChannel(w.ctx, "", messaging.Credentials{
		Channel: "sms", Vendor: "twilio", Sender: "RAOCLINIC", Account: vendors.Account, Token: vendors.Token, Active: true,
	}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Category: messaging.Promotion, Text: "Whitening at half price", Channel: messaging.SMS})
	w.work()
	took := w.vendor.Taken()
	require.Len(t, took, 1)
	require.Equal(t, "AD-RAOCLINIC", took[0].From)
	require.Contains(t, took[0].Body, "Rao Clinic, Indiranagar. Stop: http://", "who sends it, and how to stop it")
}

func TestAMailHasTheVisitAndTheWayOut(t *testing.T) {
	t.Parallel()
	w := india(t)
	w.exec(`UPDATE patients SET phone = '', language = 'ar' WHERE tenant_id = $1`)
	w.acted()
	w.pass(3 * time.Minute)
	require.Len(t, w.mail.all(), 1)
	e := w.mail.all()[0]
	require.Contains(t, e.Text, "الخميس 3 ديسمبر")
	require.Contains(t, e.HTML, `dir="rtl"`)
	require.Contains(t, e.StopLink, "/unsubscribe")
	calendar := string(e.Calendar)
	require.Contains(t, calendar, "UID:"+w.visit.id.String())
	require.Contains(t, calendar, "SEQUENCE:2\r\n")
	require.Contains(t, calendar, "DTSTART:20261203T053000Z")
	require.NotContains(t, calendar, "Consultation", "a calendar is shared with colleagues")
	for line := range strings.SplitSeq(calendar, "\r\n") {
		require.LessOrEqual(t, len(line), 75)
	}
}

func TestTenThousandRemindersAreOneStatement(t *testing.T) {
	t.Parallel()
	w := india(t)
	plans := make([]messaging.Plan, 10_000)
	for i := range plans {
		plans[i] = messaging.Plan{
			Kind: messaging.FollowUp, Patient: w.patient, Branch: &w.branch, Due: monday.Add(time.Hour), Dedupe: fmt.Sprint("recall:", i),
		}
	}
	start := time.Now()
	require.NoError(t, database.InTxDo(w.ctx, w.db, func(tx database.Tx) error { return w.PlanTx(w.ctx, tx, plans...) }))
	t.Logf("10,000 planned in %s", time.Since(start))
	require.Equal(t, 1, w.wait.calls, "and one insert of jobs")
	require.Equal(t, 10_000, w.wait.jobs)
}

func TestAnotherChainSeesAndDoesNothing(t *testing.T) {
	t.Parallel()
	w := india(t)
	message := w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Secret"})
	spy := dbtest.Tenant(t, w.db)
	_, err := w.Cancel(spy, message)
	require.ErrorIs(t, err, messaging.ErrNotFound)
	_, err = w.Retry(spy, message)
	require.ErrorIs(t, err, messaging.ErrNotFound)
	_, err = w.Resend(spy, message)
	require.ErrorIs(t, err, messaging.ErrNotFound)
	_, err = w.OfPatient(spy, w.patient, 10, messaging.Cursor{})
	require.ErrorIs(t, err, messaging.ErrNoPatient)
	found, err := w.Queue(spy, messaging.Filter{State: "scheduled", Limit: 10})
	require.NoError(t, err)
	require.Empty(t, found)
}

func TestTheTextIsKeptEncryptedAndTheLookIsRecorded(t *testing.T) {
	t.Parallel()
	w := india(t)
	m, err := w.Write(w.ctx, messaging.NewMessage{Patient: w.patient, Branch: &w.branch, Text: "Bring the report of Tuesday."})
	require.NoError(t, err)
	w.work()
	require.Contains(t, w.log()[0].Text, "Bring the report of Tuesday.")
	require.NoError(t, database.InTxDo(w.ctx, w.db, func(tx database.Tx) error {
		var row string
		var looks, acts int
		if err := tx.QueryRow(w.ctx, `SELECT m::text FROM messages m WHERE tenant_id = $1`, tx.Tenant()).Scan(&row); err != nil {
			return err
		}
		require.NotContains(t, row, "Tuesday")
		err := tx.QueryRow(w.ctx, `SELECT count(*) FILTER (WHERE action = 'view' AND entity_id = $2), count(*) FILTER (WHERE action = 'act' AND entity_id = $3)
			FROM audit_events WHERE tenant_id = $1 AND entity = 'messages'`, tx.Tenant(), w.patient.String(), m.ID.String()).Scan(&looks, &acts)
		require.Positive(t, looks)
		require.Equal(t, 1, acts)
		return err
	}))
	again, err := w.Resend(w.ctx, m.ID)
	require.NoError(t, err)
	require.NotEqual(t, m.ID, again.ID)
	w.work()
	require.Len(t, w.texts(), 2)
	require.Equal(t, w.texts()[0], w.texts()[1])
}
