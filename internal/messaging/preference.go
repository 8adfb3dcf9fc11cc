package messaging

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// Preference is how a patient wants to be reached, and how not.
type Preference struct {
	Preferred     string // a channel, or empty
	ChannelsOff   []string
	CategoriesOff []string
}

func preferenceTx(ctx context.Context, tx database.Tx, patient uuid.UUID) (Preference, error) {
	r, err := messagingdb.New(tx).Preference(ctx, messagingdb.PreferenceParams{TenantID: tx.Tenant(), PatientID: patient})
	if errors.Is(err, pgx.ErrNoRows) {
		return Preference{ChannelsOff: []string{}, CategoriesOff: []string{}}, nil
	}
	return Preference{r.Preferred, r.ChannelsOff, r.CategoriesOff}, err
}

// PreferenceOf is a patient's, as staff see it. ErrNoPatient where there is none.
func (s *Service) PreferenceOf(ctx context.Context, patient uuid.UUID) (Preference, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Preference, error) {
		if _, err := s.Contacts.ContactTx(ctx, tx, patient); err != nil {
			return Preference{}, err
		}
		return preferenceTx(ctx, tx, patient)
	})
}

// SetPreference keeps what a patient told somebody here.
func (s *Service) SetPreference(ctx context.Context, patient uuid.UUID, p Preference) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if _, err := s.Contacts.ContactTx(ctx, tx, patient); err != nil {
			return err
		}
		return s.setPreferenceTx(ctx, tx, patient, p)
	})
}

func (s *Service) setPreferenceTx(ctx context.Context, tx database.Tx, patient uuid.UUID, p Preference) error {
	if err := p.check(); err != nil {
		return err
	}
	slices.Sort(p.ChannelsOff)
	slices.Sort(p.CategoriesOff)
	return messagingdb.New(tx).PutPreference(ctx, messagingdb.PutPreferenceParams{
		TenantID: tx.Tenant(), PatientID: patient, Preferred: p.Preferred, ChannelsOff: slices.Compact(p.ChannelsOff),
		CategoriesOff: slices.Compact(p.CategoriesOff), ChangedAt: s.now(),
	})
}

func (p Preference) check() error {
	var f fault.Fields
	f.Check(p.Preferred == "" || slices.Contains(Channels, p.Preferred), "/preferred", "invalid", "There is no such channel.")
	for _, c := range p.ChannelsOff {
		f.Check(slices.Contains(Channels, c), "/channels_off", "invalid", "There is no such channel.")
	}
	for _, c := range p.CategoriesOff {
		f.Check(slices.Contains(Categories, Category(c)), "/categories_off", "invalid", "There is no such category.")
	}
	return f.Err(ErrInvalid)
}

// stopTx ends a channel for a patient.
func (s *Service) stopTx(ctx context.Context, tx database.Tx, patient uuid.UUID, channel string) error {
	p, err := preferenceTx(ctx, tx, patient)
	if err != nil {
		return err
	}
	p.ChannelsOff = append(p.ChannelsOff, channel)
	return s.setPreferenceTx(ctx, tx, patient, p)
}

func (s *Service) startTx(ctx context.Context, tx database.Tx, patient uuid.UUID, channel string) error {
	p, err := preferenceTx(ctx, tx, patient)
	if err != nil {
		return err
	}
	p.ChannelsOff = slices.DeleteFunc(p.ChannelsOff, func(c string) bool { return c == channel })
	return s.setPreferenceTx(ctx, tx, patient, p)
}

// Centre is what a patient sees behind the link in a message: no name, nothing of
// their care.
type Centre struct {
	Preference
	Clinic   string
	Language string
	Has      []string // the channels we have an address for
}

// byLink runs fn for the patient of a link's token, as a visitor of the host's chain.
func byLink[T any](ctx context.Context, s *Service, host, token string, fn func(context.Context, database.Tx, uuid.UUID) (T, error)) (out T, err error) {
	ctx, err = s.visitor(ctx, host)
	if err != nil {
		return out, err
	}
	p, _ := principal.From(ctx)
	patient, err := s.Signer.Open(linkPreferences, p.TenantID, token)
	if err != nil {
		return out, ErrLinkGone
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (T, error) { return fn(ctx, tx, patient) })
}

// visitor is nobody known, at the chain whose host was called.
func (s *Service) visitor(ctx context.Context, host string) (context.Context, error) {
	t, _, err := s.Hosts.Resolve(ctx, host)
	if err != nil {
		return ctx, err
	}
	return principal.With(ctx, principal.Principal{Kind: principal.Visitor, TenantID: t.ID}), nil
}

// Centre opens the preferences behind a link.
func (s *Service) Centre(ctx context.Context, host, token string) (Centre, error) {
	return byLink(ctx, s, host, token, s.centreTx)
}

func (s *Service) centreTx(ctx context.Context, tx database.Tx, patient uuid.UUID) (Centre, error) {
	to, err := s.Contacts.ContactTx(ctx, tx, patient)
	if err != nil {
		return Centre{}, ErrLinkGone
	}
	t, err := s.Places.TenantTx(ctx, tx)
	if err != nil {
		return Centre{}, err
	}
	p, err := preferenceTx(ctx, tx, patient)
	c := Centre{Preference: p, Clinic: t.Name, Language: orText(to.Language, t.Language), Has: []string{}}
	if to.Phone != "" {
		c.Has = append(c.Has, WhatsApp, SMS)
	}
	if to.Email != "" {
		c.Has = append(c.Has, Email)
	}
	return c, err
}

// Choose keeps what the patient chose.
func (s *Service) Choose(ctx context.Context, host, token string, chosen Preference) (Centre, error) {
	return byLink(ctx, s, host, token, func(ctx context.Context, tx database.Tx, patient uuid.UUID) (Centre, error) {
		if err := s.setPreferenceTx(ctx, tx, patient, chosen); err != nil {
			return Centre{}, err
		}
		return s.centreTx(ctx, tx, patient)
	})
}

// Unsubscribe ends e-mail for the patient of a link, at once and without a question
// (RFC 8058).
func (s *Service) Unsubscribe(ctx context.Context, host, token string) error {
	_, err := byLink(ctx, s, host, token, func(ctx context.Context, tx database.Tx, patient uuid.UUID) (struct{}, error) {
		return struct{}{}, s.stopTx(ctx, tx, patient, Email)
	})
	return err
}

// Ask is what a text that came in asks for.
type Ask string

// What can be asked for in one word.
const (
	AskStop  Ask = "stop"
	AskStart Ask = "start"
	AskHelp  Ask = "help"
)

// asked reads the word, in any language we speak; empty where it is none of ours.
func (s *Service) asked(text string) (ask Ask, language string) {
	said := strings.ToLower(strings.Trim(strings.TrimSpace(text), ".!؟?۔। "))
	for _, l := range []string{"en", "hi", "ar", "fr"} {
		w := s.Wordings[l]
		switch {
		case slices.Contains(w.StopWords, said):
			return AskStop, l
		case slices.Contains(w.StartWords, said):
			return AskStart, l
		case slices.Contains(w.HelpWords, said):
			return AskHelp, l
		}
	}
	return "", ""
}
