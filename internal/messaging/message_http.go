package messaging

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

// Routes is the messaging part of the API.
func (s *Service) Routes(api *httpserver.API) {
	s.messageRoutes(api)
	s.channelRoutes(api)
	s.templateRoutes(api)
	s.preferenceRoutes(api)
	s.webhookRoutes(api)
}

func (s *Service) messageRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/messages", ID: "list-messages", Tag: "messages", Permission: access.MessagesRead,
		Summary: "Messages that wait, have failed or went out, without their texts",
	}, s.listMessages)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/messages/counts", ID: "count-messages", Tag: "messages", Permission: access.MessagesRead,
		Summary: "How many messages wait, are late, have failed or were held back",
	}, s.countMessages)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/messages/{id}/retry", ID: "retry-message", Tag: "messages", Permission: access.MessagesSend,
		Summary: "Try a message again that failed or was held back",
	}, s.retryMessage)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/messages/{id}/cancel", ID: "cancel-message", Tag: "messages", Permission: access.MessagesSend,
		Summary: "Withdraw a message that has not gone out",
	}, s.cancelMessage)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/messages/{id}/resend", ID: "resend-message", Tag: "messages", Permission: access.MessagesSend,
		Status: http.StatusCreated, Idempotent: true, Summary: "Send a message once more, from what is true now",
	}, s.resendMessage)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/messages", ID: "list-patient-messages", Tag: "messages", Permission: access.MessagesRead,
		Summary: "What a patient was told and wrote, with the texts; the look is recorded",
	}, s.listPatientMessages)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/messages", ID: "write-message", Tag: "messages", Permission: access.MessagesSend,
		Status: http.StatusCreated, Idempotent: true, Summary: "Write to a patient",
	}, s.writeMessage)
}

type messageJSON struct {
	ID          uuid.UUID  `json:"id"`
	BranchID    *uuid.UUID `json:"branch_id"`
	PatientID   uuid.UUID  `json:"patient_id"`
	PatientName string     `json:"patient_name"`
	Kind        Kind       `json:"kind" enum:"confirmation,moved,cancelled,reminder_24h,reminder_same_day,payment,intake_form,post_visit,no_show,follow_up,receipt,waitlist_offer,custom,reply"`
	Category    Category   `json:"category" enum:"service,reminder,billing,promotion"`
	AboutType   string     `json:"about_type"`
	AboutID     *uuid.UUID `json:"about_id"`
	Status      Status     `json:"status" enum:"scheduled,queued,sent,delivered,read,failed,cancelled,suppressed,received"`
	Reason      Reason     `json:"reason" doc:"Why it was not sent, or waits: a code"`
	Late        bool       `json:"late"`
	Channel     string     `json:"channel" enum:",email,sms,whatsapp" doc:"Empty until it is sent"`
	Language    string     `json:"language"`
	Segments    int        `json:"segments"`
	Attempts    int        `json:"attempts"`
	LastError   string     `json:"last_error" doc:"The vendor's code"`
	Subject     string     `json:"subject"`
	Text        string     `json:"text"`
	TimeZone    string     `json:"time_zone" doc:"Of its branch"`
	DueAt       time.Time  `json:"due_at"`
	CreatedAt   time.Time  `json:"created_at"`
	SentAt      *time.Time `json:"sent_at"`
	DeliveredAt *time.Time `json:"delivered_at"`
	ReadAt      *time.Time `json:"read_at"`
}

func messageOf(m Message) messageJSON {
	return messageJSON{
		ID: m.ID, BranchID: m.BranchID, PatientID: m.PatientID, PatientName: m.PatientName, Kind: Kind(m.Kind), Category: Category(m.Category),
		AboutType: m.AboutType, AboutID: m.AboutID, Status: Status(m.Status), Reason: Reason(m.Reason), Late: m.Late, Channel: m.Channel,
		Language: m.Language, Segments: int(m.Segments), Attempts: int(m.Attempts), LastError: m.LastError, Subject: m.Subject, Text: m.Text,
		TimeZone: m.Zone, DueAt: m.DueAt.UTC(), CreatedAt: m.CreatedAt.UTC(), SentAt: m.SentAt, DeliveredAt: m.DeliveredAt, ReadAt: m.ReadAt,
	}
}

type messagesOutput struct {
	Body httpserver.Page[messageJSON]
}

func messagesPage(found []Message, limit int, at func(messageJSON) time.Time) *messagesOutput {
	rows := make([]messageJSON, len(found))
	for i, m := range found {
		rows[i] = messageOf(m)
	}
	return &messagesOutput{httpserver.NewPage(rows, limit, func(m messageJSON) any { return Cursor{at(m), m.ID} })}
}

type listMessagesInput struct {
	State    string    `query:"state" enum:"scheduled,late,failed,suppressed,sent,cancelled" default:"scheduled"`
	Kind     string    `query:"kind" enum:"confirmation,moved,cancelled,reminder_24h,reminder_same_day,payment,intake_form,post_visit,no_show,follow_up,receipt,waitlist_offer,custom"`
	Channel  string    `query:"channel" enum:"email,sms,whatsapp"`
	BranchID uuid.UUID `query:"branch_id" format:"uuid"`
	Limit    int       `query:"limit" default:"50" minimum:"1" maximum:"100"`
	Cursor   string    `query:"cursor"`
}

func (s *Service) listMessages(ctx context.Context, in *listMessagesInput) (*messagesOutput, error) {
	f := Filter{State: in.State, Kind: Kind(in.Kind), Channel: in.Channel, Limit: in.Limit + 1}
	if in.BranchID != uuid.Nil {
		f.Branch = &in.BranchID
	}
	if err := httpserver.DecodeCursor(in.Cursor, &f.After); err != nil {
		return nil, err
	}
	found, err := s.Queue(ctx, f)
	if err != nil {
		return nil, err
	}
	return messagesPage(found, in.Limit, func(m messageJSON) time.Time { return m.DueAt }), nil
}

type messageCountsJSON struct {
	Scheduled  int `json:"scheduled"`
	Late       int `json:"late"`
	Failed     int `json:"failed" doc:"Of the last seven days"`
	Suppressed int `json:"suppressed" doc:"Of the last seven days"`
}

type messageCountsOutput struct{ Body messageCountsJSON }

func (s *Service) countMessages(ctx context.Context, _ *struct{}) (*messageCountsOutput, error) {
	c, err := s.Counts(ctx)
	return &messageCountsOutput{messageCountsJSON(c)}, err
}

type messageOutput struct{ Body messageJSON }

func oneMessage(m Message, err error) (*messageOutput, error) {
	if err != nil {
		return nil, err
	}
	return &messageOutput{messageOf(m)}, nil
}

type messageIDInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) retryMessage(ctx context.Context, in *messageIDInput) (*messageOutput, error) {
	return oneMessage(s.Retry(ctx, in.ID))
}

func (s *Service) cancelMessage(ctx context.Context, in *messageIDInput) (*messageOutput, error) {
	return oneMessage(s.Cancel(ctx, in.ID))
}

func (s *Service) resendMessage(ctx context.Context, in *messageIDInput) (*messageOutput, error) {
	return oneMessage(s.Resend(ctx, in.ID))
}

type patientMessagesInput struct {
	ID     uuid.UUID `path:"id" format:"uuid"`
	Limit  int       `query:"limit" default:"30" minimum:"1" maximum:"100"`
	Cursor string    `query:"cursor"`
}

func (s *Service) listPatientMessages(ctx context.Context, in *patientMessagesInput) (*messagesOutput, error) {
	var after Cursor
	if err := httpserver.DecodeCursor(in.Cursor, &after); err != nil {
		return nil, err
	}
	found, err := s.OfPatient(ctx, in.ID, in.Limit+1, after)
	if err != nil {
		return nil, err
	}
	return messagesPage(found, in.Limit, func(m messageJSON) time.Time { return m.CreatedAt }), nil
}

type writeMessageInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Text     string     `json:"text" maxLength:"4000"`
		Subject  string     `json:"subject,omitempty" maxLength:"600" doc:"For e-mail; ours where it is left out"`
		Channel  string     `json:"channel,omitempty" enum:"email,sms,whatsapp" doc:"The best there is where it is left out"`
		BranchID *uuid.UUID `json:"branch_id,omitempty"`
	}
}

func (s *Service) writeMessage(ctx context.Context, in *writeMessageInput) (*messageOutput, error) {
	return oneMessage(s.Write(ctx, NewMessage{
		Patient: in.ID, Branch: in.Body.BranchID, Text: in.Body.Text, Subject: in.Body.Subject, Channel: in.Body.Channel,
	}))
}
