package patients

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/platform"
)

func (s *Service) intakeRoutes(api *httpserver.API) {
	op := func(method, path, name, summary string, needs principal.Permission) httpserver.Op {
		return httpserver.Op{Method: method, Path: path, ID: name, Tag: "intake", Permission: needs, Summary: summary}
	}
	httpserver.Register(api, op(http.MethodGet, "/intake-forms", "list-intake-forms", "The chain's intake forms", access.IntakeSend), s.listForms)
	httpserver.Register(api, op(http.MethodPost, "/intake-forms", "make-intake-form", "Begin a form from that of a clinic type", access.IntakeManage), s.postForm)
	httpserver.Register(api, op(http.MethodGet, "/intake-forms/{id}", "get-intake-form", "A form with its draft", access.IntakeManage), s.getForm)
	httpserver.Register(api, op(http.MethodPut, "/intake-forms/{id}", "change-intake-form", "Write the draft of a form", access.IntakeManage), s.putForm)
	httpserver.Register(api, op(http.MethodPost, "/intake-forms/{id}/publish", "publish-intake-form", "Make a version that can be sent and never changes", access.IntakeManage), s.publishForm)
	httpserver.Register(api, op(http.MethodGet, "/patients/{id}/intakes", "list-intakes", "Forms sent to a patient, without answers", access.IntakeSend), s.listIntakes)
	send := op(http.MethodPost, "/patients/{id}/intakes", "send-intake", "Send a form to a patient", access.IntakeSend)
	send.Status = http.StatusCreated
	httpserver.Register(api, send, s.postIntake)
	httpserver.Register(api, op(http.MethodPost, "/patients/{id}/intakes/{intake_id}/link", "link-intake", "The link of a form that is still open", access.IntakeSend), s.postIntakeLink)
	httpserver.Register(api, op(http.MethodGet, "/patients/{id}/intakes/{intake_id}", "get-intake", "What a patient answered; the look is recorded", access.HistoryRead), s.getIntake)
	httpserver.Register(api, op(http.MethodPost, "/patients/{id}/intakes/{intake_id}/review", "review-intake", "Note that the answers were read", access.HistoryWrite), s.postReview)
	s.publicIntakeRoutes(api)
}

// publicIntakeRoutes are the patient's: the link is the key.
func (s *Service) publicIntakeRoutes(api *httpserver.API) {
	op := func(name, path, summary string) httpserver.Op {
		return httpserver.Op{
			Method: http.MethodPost, Path: path, ID: name, Tag: "intake", Permission: httpserver.Public, Summary: summary,
			Limit: ratelimit.Rule{Name: "intake", Rate: 300, Burst: 100, Period: time.Minute}, BodyWait: 30 * time.Second,
		}
	}
	httpserver.Register(api, op("open-intake", "/intake/open", "A form by its link, with what was answered so far"), s.postOpenIntake)
	httpserver.Register(api, op("save-intake", "/intake/save", "Keep answers as they are given"), s.postSaveIntake)
	httpserver.Register(api, op("submit-intake", "/intake/submit", "Hand the form in, signed"), s.postSubmitIntake)
}

type intakeFormJSON struct {
	ID        uuid.UUID `json:"id"`
	Name      string    `json:"name"`
	Published int       `json:"published" doc:"The newest version that can be sent; 0 for none"`
	Standard  bool      `json:"standard" doc:"Sent when a patient books"`
	Draft     Form      `json:"draft"`
	Version   int64     `json:"version"`
}

func formToJSON(f IntakeForm) intakeFormJSON {
	return intakeFormJSON{f.ID, f.Draft.Name.In("en"), f.Published, f.Standard, f.Draft, f.Version}
}

type intakeFormsOutput struct {
	Body struct {
		Items []intakeFormJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listForms(ctx context.Context, _ *struct{}) (*intakeFormsOutput, error) {
	all, err := s.IntakeForms(ctx)
	if err != nil {
		return nil, err
	}
	out := &intakeFormsOutput{}
	out.Body.Items = make([]intakeFormJSON, len(all))
	for i, f := range all {
		out.Body.Items[i] = formToJSON(f)
	}
	return out, nil
}

type intakeFormOutput struct {
	ETag string `header:"ETag"`
	Body intakeFormJSON
}

func formAnswer(f IntakeForm, err error) (*intakeFormOutput, error) {
	if err != nil {
		return nil, err
	}
	return &intakeFormOutput{httpserver.ETag(f.Version), formToJSON(f)}, nil
}

type makeFormInput struct {
	Body struct {
		ClinicType string `json:"clinic_type" maxLength:"40"`
	}
}

func (s *Service) postForm(ctx context.Context, in *makeFormInput) (*intakeFormOutput, error) {
	return formAnswer(s.MakeIntakeForm(ctx, in.Body.ClinicType))
}

func (s *Service) getForm(ctx context.Context, in *idInput) (*intakeFormOutput, error) {
	return formAnswer(s.IntakeFormByID(ctx, in.ID))
}

type changeFormInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    Form
}

func (s *Service) putForm(ctx context.Context, in *changeFormInput) (*intakeFormOutput, error) {
	return formAnswer(s.ChangeIntakeForm(ctx, in.ID, in.IfMatch, in.Body, false))
}

func (s *Service) publishForm(ctx context.Context, in *changeFormInput) (*intakeFormOutput, error) {
	return formAnswer(s.ChangeIntakeForm(ctx, in.ID, in.IfMatch, in.Body, true))
}

type intakeJSON struct {
	ID            uuid.UUID  `json:"id"`
	FormID        uuid.UUID  `json:"form_id"`
	FormName      string     `json:"form_name"`
	FormVersion   int        `json:"form_version"`
	AppointmentID *uuid.UUID `json:"appointment_id"`
	State         string     `json:"state" enum:"sent,opened,in_progress,submitted,reviewed,expired"`
	SentBy        string     `json:"sent_by"`
	SentAt        time.Time  `json:"sent_at"`
	ExpiresAt     time.Time  `json:"expires_at"`
	OpenedAt      *time.Time `json:"opened_at"`
	SubmittedAt   *time.Time `json:"submitted_at"`
	ReviewedAt    *time.Time `json:"reviewed_at"`
	ReviewedBy    string     `json:"reviewed_by"`
	SignedBy      string     `json:"signed_by"`
	SignerName    string     `json:"signer_name"`
	Relation      string     `json:"relation"`
}

func (s *Service) intakeToJSON(i Intake) intakeJSON {
	out := intakeJSON{
		i.ID, i.FormID, i.FormName, i.FormVersion, i.AppointmentID, i.State, i.SentBy, i.SentAt, i.ExpiresAt, i.OpenedAt, i.SubmittedAt, i.ReviewedAt,
		i.ReviewedBy, i.SignedBy, i.SignerName, i.Relation,
	}
	if i.SubmittedAt == nil && !s.Clock.Now().Before(i.ExpiresAt) {
		out.State = "expired"
	}
	return out
}

type intakesOutput struct {
	Body struct {
		Items []intakeJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listIntakes(ctx context.Context, in *idInput) (*intakesOutput, error) {
	all, err := s.Intakes(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &intakesOutput{}
	out.Body.Items = make([]intakeJSON, len(all))
	for i, x := range all {
		out.Body.Items[i] = s.intakeToJSON(x)
	}
	return out, nil
}

type sendIntakeInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		FormID        *uuid.UUID `json:"form_id,omitempty" doc:"The standard form without it"`
		AppointmentID *uuid.UUID `json:"appointment_id,omitempty"`
	}
}

type sentIntakeOutput struct {
	Body struct {
		ID        uuid.UUID `json:"id"`
		Path      string    `json:"path" doc:"On the chain's own address"`
		ExpiresAt time.Time `json:"expires_at"`
	}
}

func sentAnswer(x SentIntake, err error) (*sentIntakeOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &sentIntakeOutput{}
	out.Body.ID, out.Body.Path, out.Body.ExpiresAt = x.ID, "/intake#"+x.Token, x.ExpiresAt
	return out, nil
}

func (s *Service) postIntake(ctx context.Context, in *sendIntakeInput) (*sentIntakeOutput, error) {
	return sentAnswer(s.SendIntake(ctx, in.ID, in.Body.AppointmentID, in.Body.FormID))
}

type intakeInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	IntakeID uuid.UUID `path:"intake_id" format:"uuid"`
}

func (s *Service) postIntakeLink(ctx context.Context, in *intakeInput) (*sentIntakeOutput, error) {
	return sentAnswer(s.IntakeLink(ctx, in.ID, in.IntakeID))
}

type intakeOutput struct {
	Body struct {
		Intake    intakeJSON `json:"intake"`
		Form      Form       `json:"form"`
		Answers   Answers    `json:"answers"`
		Language  string     `json:"language"`
		SHA256    string     `json:"sha256"`
		IP        string     `json:"ip"`
		Signature Drawing    `json:"signature" nullable:"false"`
	}
}

func (s *Service) getIntake(ctx context.Context, in *intakeInput) (*intakeOutput, error) {
	i, err := s.IntakeByID(ctx, in.ID, in.IntakeID)
	if err != nil {
		return nil, err
	}
	out := &intakeOutput{}
	out.Body.Intake, out.Body.Form, out.Body.Answers, out.Body.Language = s.intakeToJSON(i), i.Form, i.Answers, i.Language
	out.Body.SHA256, out.Body.IP, out.Body.Signature = i.SHA256, i.IP, i.Drawing
	return out, nil
}

func (s *Service) postReview(ctx context.Context, in *intakeInput) (*struct{}, error) {
	return nil, s.ReviewIntake(ctx, in.ID, in.IntakeID)
}

// LinkHost is exported because huma resolves no embedded type that is not: the
// host alone says for which chain a link is.
type LinkHost struct{ host string }

// Resolve takes the host from the request.
func (in *LinkHost) Resolve(hc huma.Context) []error {
	in.host = hc.Host()
	return nil
}

// visitor lets a stranger in to what their link opens.
func (s *Service) visitor(ctx context.Context, host string) (context.Context, error) {
	t, kind, err := s.Hosts.Resolve(ctx, host)
	if err != nil || kind != platform.TenantHost {
		return ctx, ErrIntakeLink
	}
	return principal.With(ctx, principal.Principal{
		Kind: principal.Visitor, TenantID: t.ID, RequestID: httpserver.RequestID(ctx), IP: httpserver.ClientIP(ctx),
	}), nil
}

type publicIntakeJSON struct {
	Clinic    string   `json:"clinic"`
	FirstName string   `json:"first_name"`
	State     string   `json:"state" enum:"sent,opened,in_progress,submitted,reviewed"`
	Language  string   `json:"language"`
	OfAge     bool     `json:"of_age" doc:"The patient signs alone"`
	Form      Form     `json:"form"`
	Answers   Answers  `json:"answers"`
	Revision  int64    `json:"revision"`
	Conflicts []string `json:"conflicts" nullable:"false" doc:"Answers that another window changed first; they stayed"`
}

func publicIntake(i Intake, conflicts []string) publicIntakeJSON {
	first, _, _ := strings.Cut(i.PatientName, " ")
	if conflicts == nil {
		conflicts = []string{}
	}
	return publicIntakeJSON{i.ClinicName, first, i.State, i.Language, i.OfAge, i.Form, i.Answers, i.Revision, conflicts}
}

type openIntakeInput struct {
	LinkHost
	Body struct {
		Token    string `json:"token" maxLength:"200"`
		Language string `json:"language,omitempty" enum:"en,hi,ar,fr"`
	}
}

type publicIntakeOutput struct{ Body publicIntakeJSON }

func (s *Service) postOpenIntake(ctx context.Context, in *openIntakeInput) (*publicIntakeOutput, error) {
	ctx, err := s.visitor(ctx, in.host)
	if err != nil {
		return nil, err
	}
	i, err := s.PublicIntake(ctx, in.Body.Token, in.Body.Language)
	if err != nil {
		return nil, err
	}
	return &publicIntakeOutput{publicIntake(i, nil)}, nil
}

type saveIntakeInput struct {
	LinkHost
	Body struct {
		Token    string  `json:"token" maxLength:"200"`
		Revision int64   `json:"revision" doc:"That was last known"`
		Answers  Answers `json:"answers" doc:"Those that changed"`
	}
}

func (s *Service) postSaveIntake(ctx context.Context, in *saveIntakeInput) (*publicIntakeOutput, error) {
	ctx, err := s.visitor(ctx, in.host)
	if err != nil {
		return nil, err
	}
	i, conflicts, err := s.SaveIntake(ctx, in.Body.Token, in.Body.Revision, in.Body.Answers)
	if err != nil {
		return nil, err
	}
	return &publicIntakeOutput{publicIntake(i, conflicts)}, nil
}

type submitIntakeInput struct {
	LinkHost
	UserAgent string `header:"User-Agent" hidden:"true"`
	Body      struct {
		ConsentSigner
		Token    string  `json:"token" maxLength:"200"`
		Revision int64   `json:"revision"`
		Answers  Answers `json:"answers" doc:"Those that changed"`
	}
}

func (s *Service) postSubmitIntake(ctx context.Context, in *submitIntakeInput) (*struct{}, error) {
	ctx, err := s.visitor(ctx, in.host)
	if err != nil {
		return nil, err
	}
	return nil, s.SubmitIntake(ctx, in.Body.Token, in.Body.Revision, in.Body.Answers, in.Body.signer(in.UserAgent))
}
