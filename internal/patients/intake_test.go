package patients_test

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/tenants"
)

var startingForms = sync.OnceValues(func() (map[string]patients.Form, error) { return patients.LoadForms(tenants.FS) })

// send sends the standard form and returns its token.
func (c *clinic) send(ctx context.Context, patient uuid.UUID) patients.SentIntake {
	c.t.Helper()
	sent, err := c.SendIntake(ctx, patient, nil, nil)
	require.NoError(c.t, err)
	return sent
}

// fill answers everything that is asked, as JSON would bring it.
func fill(t require.TestingT, f patients.Form) patients.Answers {
	out := patients.Answers{}
	for _, s := range f.Sections {
		for _, q := range s.Questions {
			var v any
			switch q.Kind {
			case "text", "long_text":
				v = "words"
			case "number", "scale":
				v = *q.Min
			case "date":
				v = "2026-01-02"
			case "yes_no":
				v = true
			case "single":
				v = q.Options[0].Key
			case "multiple":
				v = []string{q.Options[0].Key}
			case "list":
				v = map[string]any{"items": []string{"Penicillin"}}
			case "consent":
				v = map[string]any{"state": "given", "sha256": q.Text.SHA256}
			}
			out[q.Key] = v
		}
	}
	return wire(t, out)
}

func wire(t require.TestingT, a patients.Answers) (out patients.Answers) {
	raw, err := json.Marshal(a)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(raw, &out))
	return out
}

var signer = patients.Signer{By: patients.ByPatient, Name: "Asha Rao", Drawing: drawn, UserAgent: "Phone"}

func TestAnIntakeFromLinkToLedger(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.HistoryRead, access.IntakeSend, access.ConsentsRead)
	var done []uuid.UUID
	events.On(c.bus, func(_ context.Context, _ database.Tx, e patients.IntakeSubmitted) error {
		done = append(done, e.IntakeID)
		return nil
	})
	p := c.patient(ctx, "1990-03-12")
	sent := c.send(ctx, p)

	i, err := c.PublicIntake(ctx, sent.Token, "hi")
	require.NoError(t, err)
	require.Equal(t, patients.IntakeOpened, i.State)
	flags, err := c.Flags(ctx, []uuid.UUID{p})
	require.NoError(t, err)
	require.Len(t, flags[p], 2, "the form and the consent are missing")

	err = c.SubmitIntake(ctx, sent.Token, 0, nil, patients.Signer{})
	require.ErrorIs(t, err, patients.ErrIncomplete)
	require.Subset(t, pointers(err), []string{"/answers/reason", "/answers/allergies", "/answers/consent_care", "/signer_name", "/signature"})
	require.NotContains(t, pointers(err), "/answers/smoking_amount", "it is not asked")
	require.NotContains(t, pointers(err), "/answers/consent_marketing", "nobody has to want advertisements")

	answers := fill(t, i.Form)
	err = c.SubmitIntake(ctx, sent.Token, 0, answers, patients.Signer{By: patients.ByPatient, Name: "Asha"})
	require.Equal(t, []string{"/signature"}, pointers(err), "an unsigned form is not handed in")
	_, err = c.IntakeByID(ctx, p, sent.ID)
	require.ErrorIs(t, err, patients.ErrIntakeNotDone)
	require.False(t, c.allows(ctx, p, "care"), "half an answer is kept nowhere")

	answers["consent_marketing"] = map[string]any{"state": "refused", "sha256": answers["consent_marketing"].(map[string]any)["sha256"]} //nolint:errcheck // the test made it
	require.NoError(t, c.SubmitIntake(ctx, sent.Token, 0, answers, signer))
	require.Equal(t, []uuid.UUID{sent.ID}, done)
	require.True(t, c.allows(ctx, p, "care"))
	require.False(t, c.allows(ctx, p, patients.ForMarketing))
	sheet, err := c.Consents(ctx, p, nil, "en")
	require.NoError(t, err)
	require.Equal(t, patients.FromIntake, sheet.Ledger[0].Source)
	require.Equal(t, sent.ID, *sheet.Ledger[0].SourceID)
	require.Equal(t, "hi", sheet.Ledger[0].Language, "in the language that was read")

	got, err := c.IntakeByID(ctx, p, sent.ID)
	require.NoError(t, err)
	require.Equal(t, "words", got.Answers["reason"])
	require.NotContains(t, got.Answers, "smoking_amount", "what was not asked is not kept")
	require.Equal(t, drawn, got.Drawing)
	require.Len(t, got.SHA256, 64)
	require.Equal(t, []string{"view"}, c.audited(ctx, "intakes", sent.ID, "view"))
	require.NoError(t, c.ReviewIntake(ctx, p, sent.ID))
	list, err := c.Intakes(ctx, p)
	require.NoError(t, err)
	require.Equal(t, patients.IntakeReviewed, list[0].State)
	flags, err = c.Flags(ctx, []uuid.UUID{p})
	require.NoError(t, err)
	require.Empty(t, flags[p])

	_, err = c.PublicIntake(ctx, sent.Token, "")
	require.ErrorIs(t, err, patients.ErrIntakeDone, "the link shows nothing any more")
	require.ErrorIs(t, c.SubmitIntake(ctx, sent.Token, 0, answers, signer), patients.ErrIntakeDone)
}

func TestAnswersAreEncrypted(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	sent := c.send(ctx, c.patient(ctx, ""))
	_, _, err := c.SaveIntake(ctx, sent.Token, 0, patients.Answers{"reason": "an unspeakable itch"})
	require.NoError(t, err)
	require.NoError(t, database.InTxDo(ctx, c.db, func(tx database.Tx) error {
		var raw, audit string
		if err := tx.QueryRow(ctx, `SELECT intakes::text FROM intakes WHERE tenant_id = $1`, tx.Tenant()).Scan(&raw); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, `SELECT string_agg(changes::text, '') FROM audit_events WHERE tenant_id = $1`, tx.Tenant()).Scan(&audit)
		require.NotContains(t, raw+audit, "unspeakable")
		require.NotContains(t, raw+audit, strings.ToLower("756e737065616b61626c65"), "nor in hexadecimal")
		return err
	}))
}

func TestTwoWindowsLoseNothing(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	token := c.send(ctx, c.patient(ctx, "")).Token
	_, err := c.PublicIntake(ctx, token, "")
	require.NoError(t, err)
	one, conflicts, err := c.SaveIntake(ctx, token, 0, patients.Answers{"reason": "from the phone"})
	require.NoError(t, err)
	require.Empty(t, conflicts)
	two, conflicts, err := c.SaveIntake(ctx, token, 0, patients.Answers{"emergency_contact": "Meera"})
	require.NoError(t, err)
	require.Empty(t, conflicts, "another question")
	require.Equal(t, "from the phone", two.Answers["reason"])
	three, conflicts, err := c.SaveIntake(ctx, token, 0, patients.Answers{"reason": "from the laptop"})
	require.NoError(t, err)
	require.Equal(t, []string{"reason"}, conflicts)
	require.Equal(t, "from the phone", three.Answers["reason"], "what was there first stays, and is told of")
	_, conflicts, err = c.SaveIntake(ctx, token, three.Revision, patients.Answers{"reason": "from the laptop"})
	require.NoError(t, err)
	require.Empty(t, conflicts, "who has seen it may change it")
	require.NotEqual(t, one.Revision, two.Revision)

	var all sync.WaitGroup
	for n := range 10 {
		all.Go(func() {
			key := []string{"reason", "emergency_contact", "since"}[n%3]
			if _, _, err := c.SaveIntake(ctx, token, 1000, patients.Answers{key: strconv.Itoa(n)}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	last, err := c.PublicIntake(ctx, token, "")
	require.NoError(t, err)
	require.Equal(t, three.Revision+11, last.Revision, "no saving undid another")

	_, _, err = c.SaveIntake(ctx, token, last.Revision, patients.Answers{"smoking": "sometimes", "fever": "perhaps", "nonsense": "x"})
	require.ErrorIs(t, err, patients.ErrIncomplete)
	require.Len(t, fault.As(err).Fields, 3)
}

func TestLinksOfIntakes(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "")
	sent := c.send(ctx, p)
	for name, try := range map[string]func() error{
		"Forged":       func() error { _, err := c.PublicIntake(ctx, sent.Token[:len(sent.Token)-3]+"AAA", ""); return err },
		"Nonsense":     func() error { _, err := c.PublicIntake(ctx, "x", ""); return err },
		"AnotherChain": func() error { _, err := c.PublicIntake(c.in("IN", "KA"), sent.Token, ""); return err },
		"Over": func() error {
			c.clock.Set(sent.ExpiresAt)
			defer c.clock.Set(noon)
			_, err := c.PublicIntake(ctx, sent.Token, "")
			return err
		},
		"OverToSave": func() error {
			c.clock.Set(sent.ExpiresAt)
			defer c.clock.Set(noon)
			_, _, err := c.SaveIntake(ctx, sent.Token, 0, nil)
			return err
		},
	} {
		require.ErrorIs(t, try(), patients.ErrIntakeLink, name)
	}
	_, err := c.IntakeLink(ctx, c.patient(ctx, ""), sent.ID)
	require.ErrorIs(t, err, patients.ErrIntakeNotFound, "of another patient")
	_, err = c.IntakeLink(c.in("IN", "KA"), p, sent.ID)
	require.ErrorIs(t, err, patients.ErrIntakeNotFound, "of another chain")
	again, err := c.IntakeLink(ctx, p, sent.ID)
	require.NoError(t, err)
	require.Equal(t, sent.Token, again.Token)
	nobody := id.New()
	_, err = c.SendIntake(ctx, p, &nobody, nil)
	require.ErrorIs(t, err, patients.ErrIntakeNotFound)
	_, err = c.SendIntake(ctx, p, nil, &nobody)
	require.ErrorIs(t, err, patients.ErrFormNotFound)
}

func TestAChildsFormIsSignedByAGuardian(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "2018-01-01")
	sent := c.send(ctx, p)
	i, err := c.PublicIntake(ctx, sent.Token, "")
	require.NoError(t, err)
	require.False(t, i.OfAge)
	require.Contains(t, pointers(c.SubmitIntake(ctx, sent.Token, 0, fill(t, i.Form), signer)), "/by")
	guardian := signer
	guardian.By = patients.ByGuardian
	require.Contains(t, pointers(c.SubmitIntake(ctx, sent.Token, 0, fill(t, i.Form), guardian)), "/relation")
	guardian.Relation = "mother"
	require.NoError(t, c.SubmitIntake(ctx, sent.Token, 0, fill(t, i.Form), guardian))
}

func TestABookingSendsTheFormOnceAYear(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "")
	count := func() int { list, err := c.Intakes(ctx, p); require.NoError(t, err); return len(list) }
	first := c.send(ctx, p)
	require.NoError(t, c.IntakeForBooking(ctx, p, id.New()), "one is open")
	require.Equal(t, 1, count())
	i, err := c.PublicIntake(ctx, first.Token, "")
	require.NoError(t, err)
	require.NoError(t, c.SubmitIntake(ctx, first.Token, 0, fill(t, i.Form), signer))
	c.clock.Advance(364 * 24 * time.Hour)
	require.NoError(t, c.IntakeForBooking(ctx, p, id.New()))
	require.Equal(t, 1, count())
}

func TestAPublishedVersionStays(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	forms, err := c.IntakeForms(ctx)
	require.NoError(t, err)
	require.Len(t, forms, 1, "the clinic type's, once")
	f, p := forms[0], c.patient(ctx, "")
	before := c.send(ctx, p)
	draft := f.Draft
	draft.Sections = draft.Sections[:1:1]
	_, err = c.ChangeIntakeForm(ctx, f.ID, httpserver.ETag(99), draft, true)
	require.ErrorIs(t, err, httpserver.ErrStale)
	changed, err := c.ChangeIntakeForm(ctx, f.ID, httpserver.ETag(f.Version), draft, true)
	require.NoError(t, err)
	require.Equal(t, 2, changed.Published)
	old, err := c.PublicIntake(ctx, before.Token, "")
	require.NoError(t, err)
	require.Len(t, old.Form.Sections, len(f.Draft.Sections), "what was sent is asked as it was sent")
	now, err := c.PublicIntake(ctx, c.send(ctx, p).Token, "")
	require.NoError(t, err)
	require.Len(t, now.Form.Sections, 1)
	for _, sql := range []string{`UPDATE intake_form_versions SET number = 9 WHERE tenant_id = $1`, `DELETE FROM intake_form_versions WHERE tenant_id = $1`} {
		require.ErrorContains(t, database.InTxDo(ctx, c.db, func(tx database.Tx) error { _, err := tx.Exec(ctx, sql, tx.Tenant()); return err }), "permission denied")
	}

	made, err := c.MakeIntakeForm(ctx, "dental")
	require.NoError(t, err)
	_, err = c.SendIntake(ctx, p, nil, &made.ID)
	require.ErrorIs(t, err, patients.ErrNotPublished)
	_, err = c.IntakeFormByID(c.in("IN", "KA"), f.ID)
	require.ErrorIs(t, err, patients.ErrFormNotFound)
	broken := patients.Form{Name: map[string]string{"en": "x"}, Sections: []patients.FormSection{{Questions: []patients.Question{
		{Key: "a", Kind: "text", Label: map[string]string{"en": "A"}, ShowIf: &patients.Condition{Question: "b", Is: []string{"x"}}},
		{Key: "a", Kind: "riddle", Label: map[string]string{"en": "A"}},
	}}}}
	_, err = c.ChangeIntakeForm(ctx, f.ID, httpserver.ETag(changed.Version), broken, false)
	require.ElementsMatch(t, []string{"/sections/0/questions/0/show_if", "/sections/0/questions/1/key", "/sections/0/questions/1/kind"}, pointers(err))
}

// TestOnlyWhatIsAskedIsRequired holds the server's verdict against a model that
// works it out question by question, backwards.
func TestOnlyWhatIsAskedIsRequired(t *testing.T) {
	t.Parallel()
	forms, err := startingForms()
	require.NoError(t, err)
	require.Len(t, forms, 8)
	names := []string{"dental", "dermatology", "eye_care", "general", "mental_health", "paediatrics", "physiotherapy", "ayurveda_wellness"}
	rapid.Check(t, func(rt *rapid.T) {
		f := forms[rapid.SampledFrom(names).Draw(rt, "form")]
		byKey := map[string]patients.Question{}
		answers := patients.Answers{}
		full := fill(rt, f)
		for _, s := range f.Sections {
			for _, q := range s.Questions {
				byKey[q.Key] = q
				switch rapid.IntRange(0, 3).Draw(rt, q.Key) {
				case 0:
				case 1:
					answers[q.Key] = full[q.Key]
				default:
					answers[q.Key] = other(rt, q, full[q.Key])
				}
			}
		}
		answers = wire(rt, answers)
		got := f.Visible(answers)
		for key, q := range byKey {
			require.Equal(rt, asked(byKey, answers, q), got[key], key)
		}
	})
}

func other(t *rapid.T, q patients.Question, usual any) any {
	switch q.Kind {
	case "yes_no":
		return rapid.Bool().Draw(t, "yes")
	case "single":
		return rapid.SampledFrom(q.Options).Draw(t, "option").Key
	case "multiple":
		return []string{rapid.SampledFrom(q.Options).Draw(t, "one").Key, q.Options[0].Key}
	}
	return usual
}

// asked is the model: follow the chain of conditions to its beginning.
func asked(all map[string]patients.Question, a patients.Answers, q patients.Question) bool {
	if q.ShowIf == nil {
		return true
	}
	var said []string
	switch v := a[q.ShowIf.Question].(type) {
	case bool:
		said = []string{strconv.FormatBool(v)}
	case string:
		said = []string{v}
	case []any:
		for _, x := range v {
			said = append(said, x.(string)) //nolint:errcheck // the test made it
		}
	}
	for _, s := range said {
		if contains(q.ShowIf.Is, s) {
			return asked(all, a, all[q.ShowIf.Question])
		}
	}
	return false
}
