package patients

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// CleanTx is the details as a record would keep them, or ErrInvalid with a
// field for each fault.
func (s *Service) CleanTx(ctx context.Context, tx database.Tx, d Details) (Details, error) {
	return s.cleanFor(ctx, tx, d)
}

// MatchTx is the patient whom somebody who gives these details already is:
// the same name, and the same e-mail address or phone. uuid.Nil is nobody.
// byEmail tells a match by the address from one by the phone alone: who has
// shown that the address is theirs has not shown that of the phone.
func (s *Service) MatchTx(ctx context.Context, tx database.Tx, d Details) (patient uuid.UUID, byEmail bool, err error) {
	if d, err = s.cleanFor(ctx, tx, d); err != nil {
		return uuid.Nil, false, err
	}
	rows, err := patientsdb.New(tx).PatientsByContact(ctx, patientsdb.PatientsByContactParams{
		TenantID: tx.Tenant(), Emails: []string{d.Email, strings.ToLower(d.Email)}, Phone: d.Phone,
	})
	for _, r := range rows {
		known, err := fromRow(r)
		if err != nil {
			return uuid.Nil, false, err
		}
		if !known.isSaid(d) {
			continue
		}
		if d.Email != "" && strings.EqualFold(known.Email, d.Email) {
			return known.ID, true, nil
		}
		if patient == uuid.Nil {
			patient = known.ID
		}
	}
	return patient, false, err
}

// isSaid reports whether the details speak of p: a twin is born on the same
// day, and has another name.
func (p Patient) isSaid(d Details) bool {
	sameName := strings.EqualFold(strings.Join(strings.Fields(p.Name), " "), d.Name)
	return sameName && (p.BirthDate == nil || d.BirthDate == nil || p.BirthDate.Equal(*d.BirthDate))
}
