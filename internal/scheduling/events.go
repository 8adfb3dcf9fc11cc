package scheduling

import (
	"time"

	"github.com/google/uuid"
)

// AppointmentActed says that something was done to an appointment: booked,
// moved, cancelled, arrived and so on. It is published in the transaction of
// the act, once for each row of the appointment's history.
type AppointmentActed struct {
	Act            Act       `json:"act"`
	AppointmentID  uuid.UUID `json:"appointment_id"`
	BranchID       uuid.UUID `json:"branch_id"`
	ServiceID      uuid.UUID `json:"service_id"`
	PractitionerID uuid.UUID `json:"practitioner_id"`
	PatientID      uuid.UUID `json:"patient_id"`
	FromStatus     Status    `json:"from_status"` // empty where it was booked
	ToStatus       Status    `json:"to_status"`
	StartsAt       time.Time `json:"starts_at"` // as it is after the act
	EndsAt         time.Time `json:"ends_at"`
	At             time.Time `json:"at"` // of the act
}

// EventName names the event.
func (AppointmentActed) EventName() string { return "scheduling.appointment_acted" }
