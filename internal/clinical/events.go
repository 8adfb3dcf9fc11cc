package clinical

import (
	"time"

	"github.com/google/uuid"
)

// NoteSigned says that a note was signed, by its author or by who co-signed it.
type NoteSigned struct {
	NoteID         uuid.UUID  `json:"note_id"`
	VisitID        uuid.UUID  `json:"visit_id"`
	PatientID      uuid.UUID  `json:"patient_id"`
	BranchID       uuid.UUID  `json:"branch_id"`
	PractitionerID uuid.UUID  `json:"practitioner_id"`
	ServiceID      *uuid.UUID `json:"service_id,omitempty"`
	AppointmentID  *uuid.UUID `json:"appointment_id,omitempty"`
	SignedBy       uuid.UUID  `json:"signed_by"` // a member
	At             time.Time  `json:"at"`
}

// EventName names the event.
func (NoteSigned) EventName() string { return "clinical.note_signed" }

// InstructionGiven says that a patient was told to come back, by a note that
// was signed. What exactly stands in the instruction.
type InstructionGiven struct {
	InstructionID  uuid.UUID  `json:"instruction_id"`
	VisitID        uuid.UUID  `json:"visit_id"`
	PatientID      uuid.UUID  `json:"patient_id"`
	BranchID       uuid.UUID  `json:"branch_id"`
	PractitionerID uuid.UUID  `json:"practitioner_id"`
	ServiceID      *uuid.UUID `json:"service_id,omitempty"`
	AppointmentID  *uuid.UUID `json:"appointment_id,omitempty"`
	DueOn          string     `json:"due_on"` // 2026-12-01, by the wall of the branch
	At             time.Time  `json:"at"`
}

// EventName names the event.
func (InstructionGiven) EventName() string { return "clinical.instruction_given" }

// DiagnosticOrdered says that a test or an image was ordered by a note that was
// signed. Which one stands in the instruction.
type DiagnosticOrdered struct {
	InstructionID  uuid.UUID  `json:"instruction_id"`
	VisitID        uuid.UUID  `json:"visit_id"`
	PatientID      uuid.UUID  `json:"patient_id"`
	BranchID       uuid.UUID  `json:"branch_id"`
	PractitionerID uuid.UUID  `json:"practitioner_id"`
	ServiceID      *uuid.UUID `json:"service_id,omitempty"`
	AppointmentID  *uuid.UUID `json:"appointment_id,omitempty"`
	At             time.Time  `json:"at"`
}

// EventName names the event.
func (DiagnosticOrdered) EventName() string { return "clinical.diagnostic_ordered" }
