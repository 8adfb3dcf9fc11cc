package patients

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// Insurance is who pays for a patient besides the patient; the member number is
// masked.
type Insurance struct {
	ID                 uuid.UUID
	Payer              string
	Plan               string
	Tail               string // the member number's last letters
	ValidFrom, ValidTo *time.Time
}

// NewInsurance is an insurance as it is told.
type NewInsurance struct {
	Payer, Plan, Member string
	ValidFrom, ValidTo  *time.Time
}

// What can go wrong with an insurance.
var (
	ErrInsuranceNotFound = fault.New(fault.NotFound, "patients.insurance_not_found", "There is no such insurance.")
	ErrInsuranceInvalid  = fault.New(fault.Invalid, "patients.insurance_invalid", "This insurance needs another look.")
)

const insuranceTable = "patient_insurances"

func (n NewInsurance) clean() (NewInsurance, error) {
	var faults fault.Fields
	n.Payer, n.Plan, n.Member = strings.TrimSpace(n.Payer), strings.TrimSpace(n.Plan), strings.TrimSpace(n.Member)
	faults.Check(n.Payer != "", "/payer", "required", "Say who pays.")
	faults.Check(n.Member != "", "/member", "required", "Give the member number.")
	for pointer, text := range map[string]string{"/payer": n.Payer, "/plan": n.Plan, "/member": n.Member} {
		faults.Check(utf8.RuneCountInString(text) <= longestLine, pointer, "too_long", "Give at most 120 letters.")
	}
	faults.Check(n.ValidFrom == nil || n.ValidTo == nil || !n.ValidTo.Before(*n.ValidFrom), "/valid_to", "order", "The last day lies before the first.")
	return n, faults.Err(ErrInsuranceInvalid)
}

// AddInsurance keeps an insurance, the member number encrypted.
func (s *Service) AddInsurance(ctx context.Context, patient uuid.UUID, n NewInsurance) (uuid.UUID, error) {
	n, err := n.clean()
	if err != nil {
		return uuid.Nil, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (uuid.UUID, error) {
		if _, err := byID(ctx, tx, patient); err != nil {
			return uuid.Nil, err
		}
		insurance := id.New()
		sealed, err := s.seal(ctx, tx, insuranceTable, insurance, n.Member)
		if err != nil {
			return uuid.Nil, err
		}
		return insurance, patientsdb.New(tx).InsertInsurance(ctx, patientsdb.InsertInsuranceParams{
			TenantID: tx.Tenant(), ID: insurance, PatientID: patient, Payer: n.Payer, Plan: n.Plan, Sealed: sealed, Tail: tail(n.Member),
			ValidFrom: n.ValidFrom, ValidTo: n.ValidTo, CreatedAt: s.Clock.Now(), CreatedBy: tx.Principal().Actor(),
		})
	})
}

// RevealInsurance is the whole member number; that it was looked at is recorded.
func (s *Service) RevealInsurance(ctx context.Context, patient, insurance uuid.UUID, reason string) (string, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (string, error) {
		sealed, err := patientsdb.New(tx).SealedInsurance(ctx, patientsdb.SealedInsuranceParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: insurance,
		})
		if err != nil {
			return "", database.Explain(err, ErrInsuranceNotFound, nil)
		}
		if err := audit.Viewed(ctx, tx, insuranceTable, insurance, reason); err != nil {
			return "", err
		}
		return s.unseal(ctx, tx, insuranceTable, insurance, sealed)
	})
}

// RemoveInsurance forgets an insurance.
func (s *Service) RemoveInsurance(ctx context.Context, patient, insurance uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		n, err := patientsdb.New(tx).DeleteInsurance(ctx, patientsdb.DeleteInsuranceParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: insurance,
		})
		if err == nil && n == 0 {
			err = ErrInsuranceNotFound
		}
		return err
	})
}

func insurances(ctx context.Context, q patientsdb.DBTX, tenant, patient uuid.UUID) ([]Insurance, error) {
	rows, err := patientsdb.New(q).Insurances(ctx, patientsdb.InsurancesParams{TenantID: tenant, PatientID: patient})
	out := make([]Insurance, len(rows))
	for i, r := range rows {
		out[i] = Insurance{r.ID, r.Payer, r.Plan, r.Tail, r.ValidFrom, r.ValidTo}
	}
	return out, err
}
