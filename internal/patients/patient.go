// Package patients keeps who the patients are. It does not know their
// appointments, notes or money: those point here.
package patients

import (
	"context"
	"net/mail"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"
	"github.com/nyaruka/phonenumbers"

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
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Patient is a person the clinic treats.
type Patient struct {
	ID        uuid.UUID
	Number    int64 // the clinic's own, 1 and up
	Name      string
	Phone     string // E.164, or empty
	Email     string
	BirthDate *time.Time
	Language  string
	CreatedAt time.Time
	Version   int64
}

// What can go wrong with a patient.
var (
	ErrNotFound  = fault.New(fault.NotFound, "patients.not_found", "There is no such patient.")
	ErrInvalid   = fault.New(fault.Invalid, "patients.invalid", "Some details of the patient need another look.")
	ErrDuplicate = fault.New(fault.Conflict, "patients.possible_duplicate", "A patient with this phone number and name is here already.")
)

// Details is what a patient's record holds of the person.
type Details struct {
	Name      string
	Phone     string
	Email     string
	BirthDate *time.Time
	Language  string
}

const longestName = 200

const oldest = 150 // years: a slip of the finger, not an age

// clean trims d, brings the phone into E.164 with region's country code where
// it has none, and refuses everything wrong with it at once.
func (d Details) clean(region string, now time.Time) (Details, error) {
	var faults fault.Fields
	d.Name = strings.Join(strings.Fields(d.Name), " ")
	faults.Check(strings.ContainsFunc(d.Name, unicode.IsLetter), "/name", "required", "Give the patient's name.")
	faults.Check(len(d.Name) <= longestName, "/name", "too_long", "This name is too long.")
	if d.Phone = strings.TrimSpace(d.Phone); d.Phone != "" {
		n, err := phonenumbers.Parse(d.Phone, region)
		if err != nil || !phonenumbers.IsValidNumber(n) {
			faults.Add("/phone", "invalid", "This is not a phone number that can be called.")
		} else {
			d.Phone = phonenumbers.Format(n, phonenumbers.E164)
		}
	}
	if d.Email = strings.TrimSpace(d.Email); d.Email != "" {
		a, err := mail.ParseAddress(d.Email)
		faults.Check(err == nil && a.Address == d.Email, "/email", "invalid", "This is not an e-mail address.")
	}
	faults.Check(d.BirthDate == nil || !d.BirthDate.After(now), "/birth_date", "future", "The birth date lies in the future.")
	faults.Check(d.BirthDate == nil || d.BirthDate.After(now.AddDate(-oldest, 0, 0)), "/birth_date", "invalid", "Nobody is that old.")
	return d, faults.Err(ErrInvalid)
}

// Deps is what the domain is built from.
type Deps struct {
	DB     *database.DB
	Clock  clock.Clock
	Packs  *packs.Catalogue
	Vault  *crypt.Vault
	Signer *signed.Signer
	Files  *blob.Store
	Events events.Publisher // never nil; a nil *events.Bus is one nobody listens to
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

// Register adds a patient. Unless duplicates are allowed it returns
// ErrDuplicate, with who they are, where the phone and a name are known
// already; ErrInvalid names the fields.
func (s *Service) Register(ctx context.Context, d Details, allowDuplicate bool) (Patient, error) {
	request := struct {
		D Details
		A bool
	}{d, allowDuplicate}
	return database.Once(ctx, s.DB, "register-patient", request, func(tx database.Tx) (Patient, error) {
		return s.RegisterTx(ctx, tx, d, allowDuplicate)
	})
}

// RegisterTx is Register inside the caller's transaction.
func (s *Service) RegisterTx(ctx context.Context, tx database.Tx, d Details, allowDuplicate bool) (Patient, error) {
	d, err := s.cleanFor(ctx, tx, d)
	if err != nil {
		return Patient{}, err
	}
	q := patientsdb.New(tx)
	if !allowDuplicate {
		if err := refuseDuplicate(ctx, tx, q, d); err != nil {
			return Patient{}, err
		}
	}
	number, err := q.NextNumber(ctx, tx.Tenant())
	if err != nil {
		return Patient{}, err
	}
	row, err := q.InsertPatient(ctx, patientsdb.InsertPatientParams{
		TenantID: tx.Tenant(), ID: id.New(), Number: number, Name: d.Name, Phone: d.Phone, Email: d.Email,
		BirthDate: d.BirthDate, Language: d.Language, CreatedAt: s.Clock.Now(),
		CreatedBy: tx.Principal().Actor(),
	})
	if err != nil {
		return Patient{}, err
	}
	if err := index(ctx, tx, q, fromRow(row)); err != nil {
		return Patient{}, err
	}
	return fromRow(row), s.Events.PublishTx(ctx, tx, Registered{PatientID: row.ID})
}

// cleanFor reads the phone the way the chain's country writes it.
func (s *Service) cleanFor(ctx context.Context, tx database.Tx, d Details) (Details, error) {
	var region string
	if err := tx.QueryRow(ctx, `SELECT country FROM tenants WHERE id = $1`, tx.Tenant()).Scan(&region); err != nil {
		return d, err
	}
	return d.clean(region, s.Clock.Now())
}

func refuseDuplicate(ctx context.Context, tx database.Tx, q *patientsdb.Queries, d Details) error {
	if d.Phone == "" {
		return nil
	}
	rows, err := q.PatientsByPhone(ctx, patientsdb.PatientsByPhoneParams{TenantID: tx.Tenant(), Phone: d.Phone})
	if err != nil {
		return err
	}
	var same []patientJSON
	for _, r := range rows {
		if sharesWord(r.Name, d.Name) {
			same = append(same, toJSON(fromRow(r)))
		}
	}
	if len(same) == 0 {
		return nil // a family shares a phone
	}
	return ErrDuplicate.WithExtra("duplicates", same)
}

// ByID finds one patient, or returns ErrNotFound.
func (s *Service) ByID(ctx context.Context, patient uuid.UUID) (Patient, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Patient, error) {
		return byID(ctx, tx, patient)
	})
}

// Open is ByID for somebody who looks at the whole record: the audit notes the
// look in the same transaction and round trip.
func (s *Service) Open(ctx context.Context, patient uuid.UUID) (Patient, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (p Patient, err error) {
		err = tx.AtOnce(ctx, func(q database.Asker) error {
			row, err := patientsdb.New(q).PatientByID(ctx, patientsdb.PatientByIDParams{TenantID: tx.Tenant(), ID: patient})
			p = fromRow(row)
			return err
		}, audit.Viewing(ctx, "patients", patient, ""))
		return p, database.Explain(err, ErrNotFound, nil)
	})
}

func byID(ctx context.Context, tx database.Tx, patient uuid.UUID) (Patient, error) {
	row, err := patientsdb.New(tx).PatientByID(ctx, patientsdb.PatientByIDParams{TenantID: tx.Tenant(), ID: patient})
	if err != nil {
		return Patient{}, database.Explain(err, ErrNotFound, nil)
	}
	return fromRow(row), nil
}

// Change edits the fields that are given. ifMatch is the ETag that was read;
// the fault is that of httpserver.CheckMatch where it is not the newest.
func (s *Service) Change(ctx context.Context, patient uuid.UUID, ifMatch string, edit func(*Details)) (Patient, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Patient, error) {
		p, err := byID(ctx, tx, patient)
		if err != nil {
			return Patient{}, err
		}
		if err := httpserver.CheckMatch(ifMatch, p.Version); err != nil {
			return Patient{}, err
		}
		d := p.details()
		edit(&d)
		if d, err = s.cleanFor(ctx, tx, d); err != nil {
			return Patient{}, err
		}
		return change(ctx, tx, p, d)
	})
}

func change(ctx context.Context, tx database.Tx, p Patient, d Details) (Patient, error) {
	q := patientsdb.New(tx)
	row, err := q.UpdatePatient(ctx, patientsdb.UpdatePatientParams{
		TenantID: tx.Tenant(), ID: p.ID, Version: p.Version, Name: d.Name, Phone: d.Phone, Email: d.Email,
		BirthDate: d.BirthDate, Language: d.Language,
	})
	if err != nil {
		return Patient{}, database.Explain(err, httpserver.ErrStale, nil)
	}
	return fromRow(row), index(ctx, tx, q, fromRow(row))
}

func (p Patient) details() Details {
	return Details{Name: p.Name, Phone: p.Phone, Email: p.Email, BirthDate: p.BirthDate, Language: p.Language}
}

func fromRow(r patientsdb.Patient) Patient {
	return Patient{
		ID: r.ID, Number: r.Number, Name: r.Name, Phone: r.Phone, Email: r.Email, BirthDate: r.BirthDate,
		Language: r.Language, CreatedAt: r.CreatedAt, Version: r.Version,
	}
}
