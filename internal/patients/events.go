package patients

import "github.com/google/uuid"

// Registered says that a patient was added to the chain's records. It is
// published in the transaction that adds them.
type Registered struct {
	PatientID uuid.UUID `json:"patient_id"`
}

// EventName names the event.
func (Registered) EventName() string { return "patients.registered" }
