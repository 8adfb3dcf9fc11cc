package clinical_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

func TestSign(t *testing.T) {
	t.Parallel()
	b := setup(t)
	t.Run("WhatIsMissing", func(t *testing.T) {
		n := b.draft(t, clinical.Content{"systolic": map[string]any{"value": "1200", "unit": "mm[Hg]"}})
		_, err := b.Sign(b.ctx, n.ID, n.Revision)
		require.ErrorIs(t, err, clinical.ErrNoteInvalid)
		var pointers []string
		for _, f := range fault.As(err).Fields {
			pointers = append(pointers, f.Pointer+" "+f.Code)
		}
		require.Equal(t, []string{"/content/complaint required", "/content/systolic implausible", "/content/impression required"}, pointers)
	})
	t.Run("Once", func(t *testing.T) {
		n := b.signed(t)
		require.Equal(t, clinical.Signed, n.State)
		require.Equal(t, complete["complaint"], n.Content["complaint"])
		_, err := b.Sign(b.ctx, n.ID, n.Revision)
		require.ErrorIs(t, err, clinical.ErrNoteState)
		_, err = b.SaveDraft(b.ctx, n.ID, n.Revision, clinical.Content{}, nil)
		require.ErrorIs(t, err, clinical.ErrNoteState)
		require.ErrorIs(t, b.DiscardDraft(b.ctx, n.ID), clinical.ErrNoteState)
	})
	t.Run("WhatWasSeen", func(t *testing.T) {
		n := b.draft(t, complete)
		_, err := b.SaveDraft(b.ctx, n.ID, n.Revision, clinical.Content{"complaint": "Else", "impression": "x"}, nil)
		require.NoError(t, err)
		_, err = b.Sign(b.ctx, n.ID, n.Revision)
		require.ErrorIs(t, err, clinical.ErrDraftConflict)
	})
	t.Run("SomebodyElses", func(t *testing.T) {
		n := b.draft(t, complete)
		_, err := b.Sign(b.colleague(t, nil, doctor...), n.ID, n.Revision)
		require.ErrorIs(t, err, clinical.ErrNotAuthor)
	})
	t.Run("Says", func(t *testing.T) {
		b := setup(t)
		n := b.draft(t, clinical.Content{
			"complaint": "Toothache", "impression": "Caries",
			"plan": clinical.Plan{Text: "Filling", FollowUpOn: "2026-12-01", FollowUp: "Filling of 36", Orders: []string{"Bitewing X-ray"}},
		})
		n, err := b.Sign(b.ctx, n.ID, n.Revision)
		require.NoError(t, err)
		require.Len(t, b.said.events, 3)
		given, ok := b.said.events[0].(clinical.InstructionGiven)
		require.True(t, ok)
		require.Equal(t, "2026-12-01", given.DueOn)
		require.Equal(t, n.Patient, given.PatientID)
		require.Equal(t, "clinical.diagnostic_ordered", b.said.events[1].EventName())
		require.Equal(t, "clinical.note_signed", b.said.events[2].EventName())
	})
	t.Run("IsAudited", func(t *testing.T) {
		n := b.signed(t)
		changes := one[string](t, b, `SELECT changes::text FROM audit_events WHERE tenant_id = $1 AND entity = 'notes' AND entity_id = $2
			AND action = 'update' ORDER BY at DESC LIMIT 1`, n.ID.String())
		require.Contains(t, changes, `"hash"`)
		require.NotContains(t, changes, "Toothache")
		all := one[int](t, b, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND changes::text LIKE '%Toothache%'`)
		require.Zero(t, all, "the audit holds no word of a note")
	})
}

// TestNothingChangesWhatIsSigned asks Postgres itself, past all of our code.
func TestNothingChangesWhatIsSigned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	n := b.signed(t)
	_, err := b.Append(b.ctx, n.ID, "It was tooth 37", "slip of the pen")
	require.NoError(t, err)
	for _, sql := range []string{
		`UPDATE notes SET content = '{"complaint": "nothing"}' WHERE tenant_id = $1 AND id = $2`,
		`UPDATE notes SET signed_at = now() WHERE tenant_id = $1 AND id = $2`,
		`UPDATE notes SET state = 'draft', content = NULL, signed_at = NULL, signed_by = NULL, hash = NULL WHERE tenant_id = $1 AND id = $2`,
		`UPDATE notes SET private = true WHERE tenant_id = $1 AND id = $2`,
		`DELETE FROM notes WHERE tenant_id = $1 AND id = $2`,
		`UPDATE note_addenda SET text = 'x' WHERE tenant_id = $1 AND note_id = $2`,
		`DELETE FROM note_addenda WHERE tenant_id = $1 AND note_id = $2`,
		`UPDATE note_template_versions SET sections = '[]' WHERE tenant_id = $1 AND template_id = $2`,
	} {
		err := database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
			_, err := tx.Exec(b.ctx, sql, tx.Tenant(), n.ID)
			return err
		})
		require.Error(t, err, sql)
	}
	p, err := b.Verify(b.ctx, n.ID)
	require.NoError(t, err)
	require.True(t, p.Intact)
}

// TestVerifySeesEveryChangedByte plays somebody who owns the server: the trigger is gone, and
// whatever they change, the hash no longer fits.
func TestVerifySeesEveryChangedByte(t *testing.T) {
	t.Parallel()
	b := setup(t)
	n := b.signed(t)
	n, err := b.Append(b.ctx, n.ID, "It was tooth 37", "slip of the pen")
	require.NoError(t, err)
	owner := b.owner(t)
	exec := func(sql string, args ...any) {
		_, err := owner.Exec(t.Context(), sql, args...)
		require.NoError(t, err)
	}
	p, err := b.Verify(b.ctx, n.ID)
	require.NoError(t, err)
	require.True(t, p.Intact)
	exec(`ALTER TABLE notes DISABLE TRIGGER frozen`)
	for column, value := range map[string]string{
		"content":   `jsonb_set(content, '{complaint}', '"Toothache since Monday "')`,
		"private":   `true`,
		"author_id": `gen_random_uuid()`,
		"signed_by": `gen_random_uuid()`,
		"signed_at": `signed_at + interval '1 microsecond'`,
		"visit_id":  `(SELECT id FROM visits v WHERE v.tenant_id = notes.tenant_id AND v.id <> notes.visit_id LIMIT 1)`,
		"hash":      `decode('00', 'hex') || substr(hash, 2)`,
	} {
		if column == "visit_id" {
			b.visit(t)
		}
		exec(`CREATE TEMP TABLE before AS SELECT * FROM notes WHERE id = $1`, n.ID)
		exec(`UPDATE notes SET `+column+` = `+value+` WHERE id = $1`, n.ID)
		p, err := b.Verify(b.ctx, n.ID)
		require.NoError(t, err)
		require.False(t, p.Intact, "a changed %s is not seen", column)
		exec(`UPDATE notes SET ` + column + ` = b.` + column + ` FROM before b WHERE notes.id = b.id`)
		exec(`DROP TABLE before`)
	}
	for _, column := range []string{"text", "reason"} {
		exec(`UPDATE note_addenda SET `+column+` = `+column+` || ' ' WHERE note_id = $1`, n.ID)
		p, err := b.Verify(b.ctx, n.ID)
		require.NoError(t, err)
		require.False(t, p.Intact, "a changed %s of an addendum is not seen", column)
		exec(`UPDATE note_addenda SET `+column+` = rtrim(`+column+`) WHERE note_id = $1`, n.ID)
	}
	p, err = b.Verify(b.ctx, n.ID)
	require.NoError(t, err)
	require.True(t, p.Intact, "as it was again")
}

func TestTwoTabs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	n := b.draft(t, nil)
	t.Run("OneIsToldWhatTheOtherSaved", func(t *testing.T) {
		var wins, conflicts []error
		var mu sync.Mutex
		var wg sync.WaitGroup
		for _, text := range []string{"from the desk", "from the phone", "from the other screen"} {
			wg.Go(func() {
				_, err := b.SaveDraft(b.ctx, n.ID, n.Revision, clinical.Content{"complaint": text}, nil)
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					wins = append(wins, err)
				} else {
					conflicts = append(conflicts, err)
				}
			})
		}
		wg.Wait()
		require.Len(t, wins, 1)
		for _, err := range conflicts {
			require.ErrorIs(t, err, clinical.ErrDraftConflict)
			require.Contains(t, fault.As(err).Extra, "saved")
			require.Contains(t, fault.As(err).Extra, "sent")
		}
	})
	t.Run("AnAnswerThatWasLostIsGivenAgain", func(t *testing.T) {
		n := b.draft(t, nil)
		first, err := b.SaveDraft(b.ctx, n.ID, n.Revision, clinical.Content{"complaint": "x"}, nil)
		require.NoError(t, err)
		again, err := b.SaveDraft(b.ctx, n.ID, n.Revision, clinical.Content{"complaint": "x"}, nil)
		require.NoError(t, err)
		require.Equal(t, first.Revision, again.Revision)
	})
}

func TestPrivateNotes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.visit(t)
	n, err := b.StartNote(b.ctx, clinical.NewNote{Visit: v.ID, Template: b.soap(t).ID, Private: true, Content: complete})
	require.NoError(t, err)
	n, err = b.Sign(b.ctx, n.ID, n.Revision)
	require.NoError(t, err)

	other := b.colleague(t, nil, doctor...)
	seen, err := b.NotesOf(other, v.ID)
	require.NoError(t, err)
	require.Len(t, seen, 1, "that it exists is no secret")
	require.True(t, seen[0].Hidden)
	require.Empty(t, seen[0].Content)
	one, err := b.Note(other, n.ID)
	require.NoError(t, err)
	require.Empty(t, one.Content)
	last, err := b.LastNote(other, v.ID, nil)
	require.NoError(t, err)
	require.Nil(t, last)
	_, err = b.Append(other, n.ID, "I was here", "")
	require.ErrorIs(t, err, clinical.ErrNotAuthor)

	mine, err := b.Note(b.ctx, n.ID)
	require.NoError(t, err)
	require.Equal(t, complete["complaint"], mine.Content["complaint"])
}

func TestCosigning(t *testing.T) {
	t.Parallel()
	b := setup(t)
	learner := b.colleague(t, nil, trainee...)
	begin := func() clinical.Note {
		n, err := b.StartNote(learner, clinical.NewNote{Visit: b.visit(t).ID, Template: b.soap(t).ID, Content: complete})
		require.NoError(t, err)
		n, err = b.Submit(learner, n.ID, n.Revision)
		require.NoError(t, err)
		require.Equal(t, clinical.Awaiting, n.State)
		return n
	}
	t.Run("Signed", func(t *testing.T) {
		n := begin()
		_, err := b.Cosign(learner, n.ID)
		require.ErrorIs(t, err, clinical.ErrOwnCosign)
		n, err = b.Cosign(b.ctx, n.ID)
		require.NoError(t, err)
		require.Equal(t, "Meera Iyer", n.SignerName)
		require.Equal(t, "Arjun Nair", n.AuthorName)
		p, err := b.Verify(b.ctx, n.ID)
		require.NoError(t, err)
		require.True(t, p.Intact)
	})
	t.Run("GivenBack", func(t *testing.T) {
		n := begin()
		_, err := b.Return(b.ctx, n.ID, " ")
		require.ErrorIs(t, err, clinical.ErrReasonRequired)
		n, err = b.Return(b.ctx, n.ID, "Which tooth?")
		require.NoError(t, err)
		require.Equal(t, clinical.Draft, n.State)
		require.Equal(t, complete["complaint"], n.Content["complaint"], "nothing of it is lost")
		n, err = b.SaveDraft(learner, n.ID, n.Revision, clinical.Content{"complaint": "Tooth 36", "impression": "Caries"}, nil)
		require.NoError(t, err)
		_, err = b.Submit(learner, n.ID, n.Revision)
		require.NoError(t, err)
	})
	t.Run("TakenBack", func(t *testing.T) {
		n := begin()
		_, err := b.Withdraw(b.ctx, n.ID)
		require.ErrorIs(t, err, clinical.ErrNotAuthor)
		n, err = b.Withdraw(learner, n.ID)
		require.NoError(t, err)
		_, err = b.Cosign(b.ctx, n.ID)
		require.ErrorIs(t, err, clinical.ErrNoteState)
	})
}

// TestNotesByAnyPath does anything in any order: no path leads out of a signature.
func TestNotesByAnyPath(t *testing.T) {
	t.Parallel()
	b := setup(t)
	learner, template := b.colleague(t, nil, doctor...), b.soap(t).ID
	visit := b.visit(t).ID
	rapid.Check(t, func(r *rapid.T) {
		n, err := b.StartNote(learner, clinical.NewNote{Visit: visit, Template: template, Content: complete})
		require.NoError(r, err)
		frozen := []byte(nil)
		acts := map[string]func(ctx context.Context) (clinical.Note, error){
			"save": func(ctx context.Context) (clinical.Note, error) {
				text := rapid.StringMatching(`[a-z]{1,10}`).Draw(r, "text")
				return b.SaveDraft(ctx, n.ID, n.Revision, clinical.Content{"complaint": text, "impression": "x"}, nil)
			},
			"submit":   func(ctx context.Context) (clinical.Note, error) { return b.Submit(ctx, n.ID, n.Revision) },
			"withdraw": func(ctx context.Context) (clinical.Note, error) { return b.Withdraw(ctx, n.ID) },
			"return":   func(ctx context.Context) (clinical.Note, error) { return b.Return(ctx, n.ID, "again") },
			"cosign":   func(ctx context.Context) (clinical.Note, error) { return b.Cosign(ctx, n.ID) },
			"sign":     func(ctx context.Context) (clinical.Note, error) { return b.Sign(ctx, n.ID, n.Revision) },
			"append":   func(ctx context.Context) (clinical.Note, error) { return b.Append(ctx, n.ID, "more", "") },
		}
		for _, act := range rapid.SliceOfN(rapid.SampledFrom([]string{"save", "submit", "withdraw", "return", "cosign", "sign", "append"}), 1, 8).Draw(r, "acts") {
			ctx := rapid.SampledFrom([]context.Context{b.ctx, learner}).Draw(r, "who")
			was := n
			if after, err := acts[act](ctx); err == nil {
				n = after
			}
			allowed := map[clinical.NoteState][]clinical.NoteState{
				clinical.Draft:    {clinical.Draft, clinical.Awaiting, clinical.Signed},
				clinical.Awaiting: {clinical.Awaiting, clinical.Draft, clinical.Signed},
				clinical.Signed:   {clinical.Signed},
			}
			require.Contains(r, allowed[was.State], n.State, act)
			if was.State == clinical.Signed {
				require.Equal(r, was.Content, n.Content)
				require.Equal(r, was.Hash, n.Hash)
			}
			if n.State == clinical.Signed && frozen == nil {
				frozen = n.Hash
			}
			require.True(r, frozen == nil || string(frozen) == string(n.Hash))
		}
	})
}

func TestNotesAreNotForEverybody(t *testing.T) {
	t.Parallel()
	b := setup(t)
	n := b.signed(t)
	elsewhere := dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
	url := b.serve(t, map[string]context.Context{
		"doctor":    b.ctx,
		"reception": b.colleague(t, nil, access.PatientsRead, access.VisitsRead),
		"billing":   b.colleague(t, nil, access.PatientsRead, access.VisitsRead, access.InvoicesRead),
		"trainee":   b.colleague(t, nil, trainee...),
		"far":       b.colleague(t, []uuid.UUID{elsewhere}, doctor...),
		"stranger":  dbtest.Tenant(t, b.db, doctor...),
	})
	at := func(who string) desk { return desk{t, url, who} }
	note, visit := "/notes/"+n.ID.String(), "/visits/"+n.Visit.String()

	require.Equal(t, 200, at("doctor").do("GET", note, nil).Status)
	for _, who := range []string{"reception", "billing"} {
		require.Equal(t, 200, at(who).do("GET", visit, nil).Status, "that a visit took place")
		for _, path := range []string{note, note + "/proof", visit + "/notes", visit + "/last-note", "/unsigned-notes", "/patients/" + n.Patient.String() + "/notes"} {
			require.Equal(t, 403, at(who).do("GET", path, nil).Status, path)
		}
	}
	for _, who := range []string{"far", "stranger"} {
		for _, path := range []string{note, note + "/proof", visit + "/notes", visit} {
			require.Equal(t, 404, at(who).do("GET", path, nil).Status, "%s %s", who, path)
		}
	}
	listed := at("far").do("GET", "/patients/"+n.Patient.String()+"/notes", nil)
	require.Empty(t, listed.Body["items"])
	require.Equal(t, 404, at("stranger").do("GET", "/patients/"+n.Patient.String()+"/notes", nil).Status)
	a := at("trainee").do("POST", note+"/addenda", map[string]any{"text": "me too"})
	require.Equal(t, 403, a.Status)
	a = at("doctor").do("PUT", note+"/draft", map[string]any{"revision": 1, "content": map[string]any{}})
	require.Equal(t, 409, a.Status)
	require.Equal(t, "clinical.note_state", a.code())

	views := one[int](t, b, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND action = 'view' AND entity = 'notes' AND entity_id = $2`, n.ID.String())
	require.Equal(t, 1, views, "who looked, and nobody who was refused")
}

func TestContentFitsItsTemplate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	n := b.draft(t, nil)
	for name, c := range map[string]clinical.Content{
		"AnUnknownField":      {"colour": "red"},
		"ATextThatIsNone":     {"complaint": 12},
		"AMeasureThatIsText":  {"pulse": "72"},
		"ADateThatIsNone":     {"plan": map[string]any{"follow_up_on": "tomorrow"}},
		"AProblemWithoutName": {"problems": []any{map[string]any{"code": "K02"}}},
		"AHiddenKey":          {"plan": map[string]any{"text": "x", "secret": "y"}},
		"ALongText":           {"complaint": strings.Repeat("अ", 20_001)},
	} {
		_, err := b.SaveDraft(b.ctx, n.ID, n.Revision, c, nil)
		require.ErrorIs(t, err, clinical.ErrNoteInvalid, name)
	}
	saved, err := b.SaveDraft(b.ctx, n.ID, n.Revision, clinical.Content{"complaint": "  ", "history": "half a sen", "problems": []any{}}, nil)
	require.NoError(t, err)
	require.Equal(t, clinical.Content{"history": "half a sen"}, saved.Content, "what is empty is not kept")
}

func TestCarryForward(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.visit(t)
	last, err := b.LastNote(b.ctx, v.ID, nil)
	require.NoError(t, err)
	require.Nil(t, last)
	n := b.signed(t)
	b.draft(t, clinical.Content{"complaint": "not signed"})
	last, err = b.LastNote(b.ctx, v.ID, nil)
	require.NoError(t, err)
	require.Equal(t, n.ID, last.ID)
	other := uuid.New()
	last, err = b.LastNote(b.ctx, v.ID, &other)
	require.NoError(t, err)
	require.Nil(t, last)
}

func TestUnsigned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.signed(t)
	n := b.draft(t, nil)
	learner := b.colleague(t, nil, trainee...)
	mine, err := b.Unsigned(b.ctx, true)
	require.NoError(t, err)
	require.Len(t, mine, 1)
	require.Equal(t, n.ID, mine[0].ID)
	theirs, err := b.Unsigned(learner, true)
	require.NoError(t, err)
	require.Empty(t, theirs)
	all, err := b.Unsigned(learner, false)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.NoError(t, b.DiscardDraft(b.ctx, n.ID))
	mine, err = b.Unsigned(b.ctx, true)
	require.NoError(t, err)
	require.Empty(t, mine)
}

// owner is a connection as the role that owns the tables, past the wall.
func (b *bench) owner(t *testing.T) *pgx.Conn {
	t.Helper()
	c, err := pgx.Connect(t.Context(), b.adminURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close(context.WithoutCancel(t.Context())) })
	p, _ := principal.From(b.ctx)
	_, err = c.Exec(t.Context(), `SELECT set_config('praxis.tenant_id', $1, false)`, p.TenantID.String())
	require.NoError(t, err)
	return c
}
