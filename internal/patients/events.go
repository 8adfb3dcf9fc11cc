package patients

import "github.com/google/uuid"

// Registered says that a patient was added to the chain's records. It is
// published in the transaction that adds them.
type Registered struct {
	PatientID uuid.UUID `json:"patient_id"`
}

// EventName names the event.
func (Registered) EventName() string { return "patients.registered" }

// ConsentChanged says that a patient gave, refused or withdrew a consent.
type ConsentChanged struct {
	PatientID uuid.UUID `json:"patient_id"`
	Purpose   string    `json:"purpose"` // as the country's pack names it
	State     string    `json:"state"`   // Given, Refused, Withdrawn
}

// EventName names the event.
func (ConsentChanged) EventName() string { return "patients.consent_changed" }

// DocumentDeleted says that a document was taken away; its file is still to go.
type DocumentDeleted struct {
	DocumentID uuid.UUID `json:"document_id"`
}

// EventName names the event.
func (DocumentDeleted) EventName() string { return "patients.document_deleted" }

// IntakeOut says that a form waits for a patient; IntakeLinkTx is its link.
type IntakeOut struct {
	IntakeID      uuid.UUID  `json:"intake_id"`
	PatientID     uuid.UUID  `json:"patient_id"`
	AppointmentID *uuid.UUID `json:"appointment_id"`
}

// EventName names the event.
func (IntakeOut) EventName() string { return "patients.intake_sent" }

// IntakeSubmitted says that a patient handed a form in.
type IntakeSubmitted struct {
	IntakeID  uuid.UUID `json:"intake_id"`
	PatientID uuid.UUID `json:"patient_id"`
}

// EventName names the event.
func (IntakeSubmitted) EventName() string { return "patients.intake_submitted" }
