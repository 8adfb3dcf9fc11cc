// Package patients keeps who the patients are. It does not know their
// appointments, notes or money: those point here.
package patients

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/blob"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Patient is a person the clinic treats.
type Patient struct {
	ID     uuid.UUID
	Number int64 // the clinic's own, 1 and up
	Details
	Country     string // whose rules hold for the patient
	Subdivision string
	CreatedAt   time.Time
	Version     int64
}

// What can go wrong with a patient.
var (
	ErrNotFound  = fault.New(fault.NotFound, "patients.not_found", "There is no such patient.")
	ErrInvalid   = fault.New(fault.Invalid, "patients.invalid", "Some details of the patient need another look.")
	ErrDuplicate = fault.New(fault.Conflict, "patients.possible_duplicate", "A patient with this phone number and name is here already.")
)

// Deps is what the domain is built from.
type Deps struct {
	DB     *database.DB
	Clock  clock.Clock
	Packs  *packs.Catalogue
	Vault  *crypt.Vault
	Signer *signed.Signer
	Files  *blob.Store
	Forms  map[string]Form // what a clinic's intake starts with, by clinic type
	Hosts  Hosts
	Events events.Publisher // never nil; a nil *events.Bus is one nobody listens to
}

// Hosts says which chain a host belongs to.
type Hosts interface {
	Resolve(ctx context.Context, host string) (platform.Tenant, platform.Kind, error)
}

// Service is the patients domain.
type Service struct {
	Deps
	flags    []watchedFlags
	timeline []watchedTimeline
}

// New wires the domain.
func New(d Deps) *Service {
	s := &Service{Deps: d}
	s.watchOwn()
	return s
}

// Registration is how a patient is added.
type Registration struct {
	AllowDuplicate bool       // although somebody like that is here
	Complete       bool       // refuse a record that lacks what the clinic requires
	Branch         *uuid.UUID // where; its country's rules hold. The chain's where it is nil
}

// Register adds a patient by what the desk knows. Unless duplicates are allowed
// it returns ErrDuplicate, with who they are, where somebody like that is known
// already; ErrInvalid names the fields.
func (s *Service) Register(ctx context.Context, d Details, allowDuplicate bool) (Patient, error) {
	return s.RegisterAs(ctx, d, Registration{AllowDuplicate: allowDuplicate})
}

// RegisterAs is Register with all that can be said about how.
func (s *Service) RegisterAs(ctx context.Context, d Details, r Registration) (Patient, error) {
	request := struct {
		D Details
		R Registration
	}{d, r}
	return database.Once(ctx, s.DB, "register-patient", request, func(tx database.Tx) (Patient, error) {
		return s.RegisterAsTx(ctx, tx, d, r)
	})
}

// RegisterTx is Register inside the caller's transaction.
func (s *Service) RegisterTx(ctx context.Context, tx database.Tx, d Details, allowDuplicate bool) (Patient, error) {
	return s.RegisterAsTx(ctx, tx, d, Registration{AllowDuplicate: allowDuplicate})
}

// RegisterAsTx is RegisterAs inside the caller's transaction.
func (s *Service) RegisterAsTx(ctx context.Context, tx database.Tx, d Details, r Registration) (Patient, error) {
	rules, err := s.rulesTx(ctx, tx, r.Branch)
	if err != nil {
		return Patient{}, err
	}
	d, faults := d.clean(rules, s.Clock.Now())
	if r.Complete {
		rules.require(&faults, d, s.Clock.Now())
	}
	if err := errorsOf(ctx, tx, d, faults); err != nil {
		return Patient{}, err
	}
	if !r.AllowDuplicate {
		if err := refuseDuplicate(ctx, tx, d); err != nil {
			return Patient{}, err
		}
	}
	return s.insert(ctx, tx, d, rules)
}

// errorsOf is what is wrong with the details, one thing among it only the
// database knows: whether the referring patient is one.
func errorsOf(ctx context.Context, tx database.Tx, d Details, faults fault.Fields) error {
	if d.Referral.PatientID != nil {
		if _, err := byID(ctx, tx, *d.Referral.PatientID); err != nil {
			faults.Add("/referral/patient_id", "unknown", "There is no such patient.")
		}
	}
	return faults.Err(ErrInvalid)
}

func (s *Service) insert(ctx context.Context, tx database.Tx, d Details, rules Rules) (Patient, error) {
	q := patientsdb.New(tx)
	number, err := q.NextNumber(ctx, tx.Tenant())
	if err != nil {
		return Patient{}, err
	}
	row, err := q.InsertPatient(ctx, patientsdb.InsertPatientParams{
		TenantID: tx.Tenant(), ID: id.New(), Number: number, Name: d.Name, Phone: d.Phone, Email: d.Email, BirthDate: d.BirthDate,
		Language: d.Language, GivenName: d.GivenName, FamilyName: d.FamilyName, PreferredName: d.PreferredName, Sex: d.Sex, Gender: d.Gender,
		BirthDateAccuracy: d.accuracy(), PhoneOwner: d.PhoneOwner, SecondPhone: d.SecondPhone, SecondPhoneOwner: d.SecondPhoneOwner,
		Address: d.Address.json(), Channel: d.Channel, ReferralSource: d.Referral.Source, ReferralCampaign: d.Referral.Campaign,
		ReferralBy: d.Referral.By, ReferralName: d.Referral.Name, ReferralPatientID: d.Referral.PatientID, Occupation: d.Occupation,
		ContactName: d.Emergency.Name, ContactRelation: d.Emergency.Relation, ContactPhone: d.Emergency.Phone,
		GuardianName: d.Guardian.Name, GuardianRelation: d.Guardian.Relation, GuardianPhone: d.Guardian.Phone, Notes: d.Notes,
		Country: rules.Country, Subdivision: rules.Subdivision, CreatedAt: s.Clock.Now(), CreatedBy: tx.Principal().Actor(),
	})
	if err != nil {
		return Patient{}, err
	}
	p, err := fromRow(row)
	if err != nil {
		return Patient{}, err
	}
	if err := index(ctx, tx, q, p); err != nil {
		return Patient{}, err
	}
	return p, s.Events.PublishTx(ctx, tx, Registered{PatientID: p.ID})
}

// ByID finds one patient, or returns ErrNotFound.
func (s *Service) ByID(ctx context.Context, patient uuid.UUID) (Patient, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Patient, error) {
		return byID(ctx, tx, patient)
	})
}

func byID(ctx context.Context, tx database.Tx, patient uuid.UUID) (Patient, error) {
	row, err := patientsdb.New(tx).PatientByID(ctx, patientsdb.PatientByIDParams{TenantID: tx.Tenant(), ID: patient})
	if err != nil {
		return Patient{}, database.Explain(err, ErrNotFound, nil)
	}
	return fromRow(row)
}

// Record is a patient with what is kept beside the details, masked.
type Record struct {
	Patient
	Identifiers []Identifier
	Insurances  []Insurance
	Alerts      []Alert
}

// Open is one patient's whole record; that somebody looked is recorded. It
// returns ErrNotFound.
func (s *Service) Open(ctx context.Context, patient uuid.UUID) (Record, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Record, error) {
		return s.recordTx(ctx, tx, patient, audit.Viewing(ctx, "patients", patient, ""))
	})
}

// recordTx reads a record in one round trip, in which more may be asked.
func (s *Service) recordTx(ctx context.Context, tx database.Tx, patient uuid.UUID, more ...database.Ask) (r Record, err error) {
	err = tx.AtOnce(ctx, append([]database.Ask{
		func(q database.Asker) error {
			row, err := patientsdb.New(q).PatientByID(ctx, patientsdb.PatientByIDParams{TenantID: tx.Tenant(), ID: patient})
			if err == nil {
				r.Patient, err = fromRow(row)
			}
			return err
		},
		func(q database.Asker) (err error) {
			r.Identifiers, err = identifiers(ctx, q, tx.Tenant(), patient)
			return err
		},
		func(q database.Asker) (err error) {
			r.Insurances, err = insurances(ctx, q, tx.Tenant(), patient)
			return err
		},
		func(q database.Asker) (err error) {
			r.Alerts, err = s.alerts(ctx, q, tx.Tenant(), patient)
			return err
		},
	}, more...)...)
	return r, database.Explain(err, ErrNotFound, nil)
}

// Change edits the fields that are given. ifMatch is the ETag that was read;
// the fault is that of httpserver.CheckMatch where it is not the newest. What
// the clinic requires cannot be taken away again.
func (s *Service) Change(ctx context.Context, patient uuid.UUID, ifMatch string, edit func(*Details)) (Record, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Record, error) {
		r, err := s.recordTx(ctx, tx, patient)
		if err != nil {
			return r, err
		}
		if err := httpserver.CheckMatch(ifMatch, r.Version); err != nil {
			return r, err
		}
		r.Patient, err = s.changeTx(ctx, tx, r.Patient, edit)
		return r, err
	})
}

func (s *Service) changeTx(ctx context.Context, tx database.Tx, p Patient, edit func(*Details)) (Patient, error) {
	rules, err := s.rulesTx(ctx, tx, nil)
	if err != nil {
		return Patient{}, err
	}
	rules = s.rulesIn(rules, p.Country, p.Subdivision)
	d := p.Details
	edit(&d)
	d, faults := d.clean(rules, s.Clock.Now())
	rules.keep(&faults, p.Details, d, s.Clock.Now())
	if err := errorsOf(ctx, tx, d, faults); err != nil {
		return Patient{}, err
	}
	return change(ctx, tx, p, d)
}

func change(ctx context.Context, tx database.Tx, p Patient, d Details) (Patient, error) {
	q := patientsdb.New(tx)
	row, err := q.UpdatePatient(ctx, patientsdb.UpdatePatientParams{
		TenantID: tx.Tenant(), ID: p.ID, Version: p.Version, Name: d.Name, Phone: d.Phone, Email: d.Email, BirthDate: d.BirthDate,
		Language: d.Language, GivenName: d.GivenName, FamilyName: d.FamilyName, PreferredName: d.PreferredName, Sex: d.Sex, Gender: d.Gender,
		BirthDateAccuracy: d.accuracy(), PhoneOwner: d.PhoneOwner, SecondPhone: d.SecondPhone, SecondPhoneOwner: d.SecondPhoneOwner,
		Address: d.Address.json(), Channel: d.Channel, ReferralSource: d.Referral.Source, ReferralCampaign: d.Referral.Campaign,
		ReferralBy: d.Referral.By, ReferralName: d.Referral.Name, ReferralPatientID: d.Referral.PatientID, Occupation: d.Occupation,
		ContactName: d.Emergency.Name, ContactRelation: d.Emergency.Relation, ContactPhone: d.Emergency.Phone,
		GuardianName: d.Guardian.Name, GuardianRelation: d.Guardian.Relation, GuardianPhone: d.Guardian.Phone, Notes: d.Notes,
	})
	if err != nil {
		return Patient{}, database.Explain(err, httpserver.ErrStale, nil)
	}
	changed, err := fromRow(row)
	if err != nil {
		return Patient{}, err
	}
	return changed, index(ctx, tx, q, changed)
}

func fromRow(r patientsdb.Patient) (Patient, error) {
	p := Patient{
		ID: r.ID, Number: r.Number, Country: r.Country, Subdivision: r.Subdivision, CreatedAt: r.CreatedAt, Version: r.Version,
		Details: Details{
			Name: r.Name, GivenName: r.GivenName, FamilyName: r.FamilyName, PreferredName: r.PreferredName, Sex: r.Sex, Gender: r.Gender,
			Phone: r.Phone, PhoneOwner: r.PhoneOwner, SecondPhone: r.SecondPhone, SecondPhoneOwner: r.SecondPhoneOwner, Email: r.Email,
			BirthDate: r.BirthDate, Accuracy: r.BirthDateAccuracy, Language: r.Language, Channel: r.Channel, Occupation: r.Occupation,
			Referral:  Referral{r.ReferralSource, r.ReferralCampaign, r.ReferralBy, r.ReferralName, r.ReferralPatientID},
			Emergency: Contact{r.ContactName, r.ContactRelation, r.ContactPhone},
			Guardian:  Contact{r.GuardianName, r.GuardianRelation, r.GuardianPhone}, Notes: r.Notes,
		},
	}
	if err := json.Unmarshal(r.Address, &p.Address); err != nil {
		return p, fmt.Errorf("address of patient %s: %w", r.ID, err)
	}
	return p, nil
}

func fromRows(rows []patientsdb.Patient) ([]Patient, error) {
	out := make([]Patient, len(rows))
	for i, r := range rows {
		p, err := fromRow(r)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// accuracy is how exact the birth date is; one that is not known is nothing to be exact about.
func (d Details) accuracy() string { return cmp.Or(d.Accuracy, Day) }
