package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// AppointmentFacts are what other domains say of an appointment: on a message,
// on an invoice.
type AppointmentFacts struct {
	ID                 uuid.UUID
	BranchID           uuid.UUID
	BranchName         string
	BranchPhone        string // E.164, or empty
	Zone               string // IANA, of the branch
	ServiceID          uuid.UUID
	ServiceName        string
	PublicName         string // as patients know the service
	PractitionerID     uuid.UUID
	PractitionerName   string
	PatientID          uuid.UUID
	Status             Status
	StartsAt, EndsAt   time.Time
	CreatedAt          time.Time
	ConfirmedByPatient bool
	Price              money.Money // the service's when it was booked
	Version            int64       // grows with each act
}

// AppointmentFactsTx are the facts of one appointment, or ErrAppointmentNotFound.
func (s *Service) AppointmentFactsTx(ctx context.Context, tx database.Tx, appointment uuid.UUID) (AppointmentFacts, error) {
	r, err := schedulingdb.New(tx).AppointmentFacts(ctx, schedulingdb.AppointmentFactsParams{TenantID: tx.Tenant(), ID: appointment})
	return AppointmentFacts{
		ID: r.ID, BranchID: r.BranchID, BranchName: r.BranchName, BranchPhone: r.BranchPhone, Zone: r.TimeZone,
		ServiceID: r.ServiceID, ServiceName: r.ServiceName, PublicName: orText(r.OnlineName, r.ServiceName),
		PractitionerID: r.PractitionerID, PractitionerName: r.PractitionerName, PatientID: r.PatientID, Status: Status(r.Status),
		StartsAt: r.StartsAt, EndsAt: r.EndsAt, CreatedAt: r.CreatedAt, ConfirmedByPatient: r.ConfirmedByPatientAt != nil,
		Price: money.Money{Amount: r.PriceAmount, Currency: r.PriceCurrency}, Version: r.Version,
	}, database.Explain(err, ErrAppointmentNotFound, nil)
}

// ServiceFacts are what other domains say of a service.
type ServiceFacts struct {
	ID         uuid.UUID
	Name       string
	PublicName string // as patients know it
	Duration   time.Duration
	Price      money.Money
	Active     bool
}

// ServiceFactsTx are the facts of the services, by id; what is not there is left out.
func (s *Service) ServiceFactsTx(ctx context.Context, tx database.Tx, services ...uuid.UUID) (map[uuid.UUID]ServiceFacts, error) {
	rows, err := schedulingdb.New(tx).ServiceFacts(ctx, schedulingdb.ServiceFactsParams{TenantID: tx.Tenant(), Ids: services})
	out := make(map[uuid.UUID]ServiceFacts, len(rows))
	for _, r := range rows {
		out[r.ID] = ServiceFacts{
			ID: r.ID, Name: r.Name, PublicName: orText(r.OnlineName, r.Name), Duration: time.Duration(r.DurationMinutes) * time.Minute,
			Price: money.Money{Amount: r.PriceAmount, Currency: r.PriceCurrency}, Active: r.Active,
		}
	}
	return out, err
}
