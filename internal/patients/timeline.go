package patients

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// TimelineEntry is one thing that happened to a patient.
type TimelineEntry struct {
	At     time.Time
	Kind   string    // the source's
	ID     uuid.UUID // of the record it is about
	Branch *uuid.UUID
	Title  string // a name people gave it: of the service, the form; empty where the kind says it all
	Code   string // what happened: an act, a status
	Money  *money.Money
	Actor  string // "staff:<member>", "system:<name>"; the reader sees the name
}

// TimelineSource finds the newest entries of one kind before a time, newest
// first, at most limit of them.
type TimelineSource func(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]TimelineEntry, error)

type watchedTimeline struct {
	kind  string
	needs principal.Permission
	find  TimelineSource
}

// WatchTimeline adds a source of entries for those who hold needs. It is
// called while the program is built, never after.
func (s *Service) WatchTimeline(kind string, needs principal.Permission, source TimelineSource) {
	s.timeline = append(s.timeline, watchedTimeline{kind, needs, source})
}

// TimelineFilter narrows a timeline; what is empty does not.
type TimelineFilter struct {
	Kinds  []string
	Before time.Time // zero begins with the newest
	Limit  int       // 1 and up
}

// TimelinePage is a part of a timeline, newest first.
type TimelinePage struct {
	Entries []TimelineEntry
	Next    time.Time // where the next page begins; zero at the end
	Kinds   []string  // that the reader may see
}

// Timeline is what happened to a patient in all domains that the reader may
// see. The look is recorded once, with the first page. It returns ErrNotFound.
func (s *Service) Timeline(ctx context.Context, patient uuid.UUID, f TimelineFilter) (TimelinePage, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (TimelinePage, error) {
		if _, err := byID(ctx, tx, patient); err != nil {
			return TimelinePage{}, err
		}
		first := f.Before.IsZero()
		page, err := s.timelineTx(ctx, tx, patient, f)
		if err != nil || !first {
			return page, err
		}
		return page, audit.Viewed(ctx, tx, "patients", patient, "timeline")
	})
}

// farthest lies after anything that is planned.
var farthest = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// timelineTx asks each source for one more than fits. A page never ends between
// two entries of the same moment, because the next one begins before it: a page
// of one moment alone is asked for again, larger.
func (s *Service) timelineTx(ctx context.Context, tx database.Tx, patient uuid.UUID, f TimelineFilter) (TimelinePage, error) {
	if f.Before.IsZero() {
		f.Before = farthest
	}
	out := TimelinePage{Kinds: s.timelineKinds(tx)}
	for limit := f.Limit; ; limit *= 2 {
		all, err := s.entriesTx(ctx, tx, patient, f, limit+1)
		if err != nil {
			return out, err
		}
		if len(all) <= limit {
			out.Entries = all
			return out, s.nameActors(ctx, tx, out.Entries)
		}
		if cut := momentBefore(all, limit); cut > 0 {
			out.Entries, out.Next = all[:cut], all[cut-1].At
			return out, s.nameActors(ctx, tx, out.Entries)
		}
	}
}

// momentBefore is how many of the first limit entries are of a moment that ends
// before entry limit.
func momentBefore(all []TimelineEntry, limit int) int {
	cut := limit
	for cut > 0 && all[cut-1].At.Equal(all[limit].At) {
		cut--
	}
	return cut
}

func (s *Service) timelineKinds(tx database.Tx) []string {
	kinds := []string{}
	for _, w := range s.timeline {
		if tx.Principal().May(w.needs) {
			kinds = append(kinds, w.kind)
		}
	}
	return kinds
}

func (s *Service) entriesTx(ctx context.Context, tx database.Tx, patient uuid.UUID, f TimelineFilter, limit int) ([]TimelineEntry, error) {
	var all []TimelineEntry
	for _, w := range s.timeline {
		if !tx.Principal().May(w.needs) || len(f.Kinds) > 0 && !slices.Contains(f.Kinds, w.kind) {
			continue
		}
		err := tx.Within(ctx, w.needs, func(tx database.Tx) error {
			found, err := w.find(ctx, tx, patient, f.Before, limit)
			for _, e := range found {
				e.Kind = cmp.Or(e.Kind, w.kind)
				all = append(all, e)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, func(a, b TimelineEntry) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.ID.String(), a.ID.String()))
	})
	return all, nil
}

const staffActor = "staff:"

// nameActors puts names in place of members, in one round trip.
func (s *Service) nameActors(ctx context.Context, tx database.Tx, entries []TimelineEntry) error {
	names, err := memberNames(ctx, tx, entries)
	for i, e := range entries {
		if name := names[e.Actor]; name != "" {
			entries[i].Actor = name
		} else if strings.HasPrefix(e.Actor, staffActor) {
			entries[i].Actor = ""
		}
	}
	return err
}

func memberNames(ctx context.Context, tx database.Tx, entries []TimelineEntry) (map[string]string, error) {
	var ids []uuid.UUID
	for _, e := range entries {
		if member, err := uuid.Parse(strings.TrimPrefix(e.Actor, staffActor)); err == nil {
			ids = append(ids, member)
		}
	}
	names := map[string]string{}
	if len(ids) == 0 {
		return names, nil
	}
	rows, err := patientsdb.New(tx).MemberNames(ctx, patientsdb.MemberNamesParams{TenantID: tx.Tenant(), Ids: ids})
	for _, r := range rows {
		names[staffActor+r.ID.String()] = r.Name
	}
	return names, err
}

// registered is the beginning of every timeline.
func registered(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, _ int) ([]TimelineEntry, error) {
	rows, err := patientsdb.New(tx).RegisteredAt(ctx, patientsdb.RegisteredAtParams{TenantID: tx.Tenant(), ID: patient, Before: before})
	out := make([]TimelineEntry, len(rows))
	for i, r := range rows {
		out[i] = TimelineEntry{At: r.CreatedAt, ID: patient, Code: "registered", Actor: r.CreatedBy}
	}
	return out, err
}

// watchOwn adds what this domain itself knows.
func (s *Service) watchOwn() {
	s.WatchTimeline("patient", access.PatientsRead, registered)
	s.WatchTimeline("document", access.DocumentsRead, documentTimeline)
	s.WatchTimeline("intake", access.IntakeSend, intakeTimeline)
	s.WatchFlags("intake", access.IntakeSend, s.intakeFlags)
	s.WatchFlags("consent", access.ConsentsRead, s.consentFlags)
	s.WatchTimeline("history", access.HistoryRead, historyTimeline)
	s.WatchFlags("alert", access.PatientsRead, s.alertFlags)
	s.WatchFlags("alert", access.PatientsRead, historyFlags)
	s.WatchFlags("record", access.PatientsRead, s.recordFlags)
}
