package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func (s *Service) flagRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/flags", ID: "list-patient-flags", Tag: "patients", Permission: access.PatientsRead,
		Summary: "What to know of up to 200 patients before they speak",
	}, s.listFlags)
}

type patientFlagJSON struct {
	Kind     string       `json:"kind"`
	Severity string       `json:"severity" enum:"critical,warning,notice"`
	Count    int          `json:"count,omitempty"`
	Money    *money.Money `json:"money,omitempty"`
	Detail   string       `json:"detail,omitempty" doc:"A short code, or words the desk must read"`
	Since    *time.Time   `json:"since,omitempty"`
}

type flaggedPatientJSON struct {
	PatientID uuid.UUID         `json:"patient_id"`
	Flags     []patientFlagJSON `json:"flags" nullable:"false"`
}

type flagsInput struct {
	IDs []string `query:"ids,explode" required:"true" maxItems:"200" doc:"ids=…&ids=…"` // huma reads no list of UUIDs
}

type flagsOutput struct {
	Body struct {
		Items []flaggedPatientJSON `json:"items" nullable:"false" doc:"In the order asked; patients without flags are left out"`
	}
}

func (s *Service) listFlags(ctx context.Context, in *flagsInput) (*flagsOutput, error) {
	ids := make([]uuid.UUID, len(in.IDs))
	for i, text := range in.IDs {
		ids[i], _ = uuid.Parse(text) // what is no id is nobody's
	}
	found, err := s.Flags(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := &flagsOutput{}
	out.Body.Items = []flaggedPatientJSON{}
	for _, patient := range ids {
		if flags := found[patient]; len(flags) > 0 {
			out.Body.Items = append(out.Body.Items, flaggedPatientJSON{patient, flagsToJSON(flags)})
			delete(found, patient) // asked for twice, answered once
		}
	}
	return out, nil
}

func flagsToJSON(flags []Flag) []patientFlagJSON {
	out := make([]patientFlagJSON, len(flags))
	for i, f := range flags {
		out[i] = patientFlagJSON(f)
	}
	return out
}
