package patients

import (
	"context"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// ByIDTx is ByID inside the caller's transaction.
func (s *Service) ByIDTx(ctx context.Context, tx database.Tx, patient uuid.UUID) (Patient, error) {
	return byID(ctx, tx, patient)
}

// WithPhoneTx are the patients with a number in E.164: a family shares a phone.
func (s *Service) WithPhoneTx(ctx context.Context, tx database.Tx, phone string) ([]uuid.UUID, error) {
	return patientsdb.New(tx).WithPhone(ctx, patientsdb.WithPhoneParams{TenantID: tx.Tenant(), Phone: phone})
}
