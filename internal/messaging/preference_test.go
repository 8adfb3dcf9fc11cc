package messaging_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging"
)

func TestThePatientChoosesBehindTheLink(t *testing.T) {
	t.Parallel()
	w := india(t)
	h := w.api()
	token := w.Signer.Token("preferences", w.tenant(), w.patient, w.clock.Now().Add(time.Hour))
	rec := w.call(h, http.MethodGet, "/preferences/"+token, "")
	require.Equal(t, 200, rec.Code)
	require.NotContains(t, rec.Body.String(), "Asha", "who finds the link learns no name")
	require.NotContains(t, rec.Body.String(), "98450")

	rec = w.call(h, http.MethodPut, "/preferences/"+token, `{"preferred": "email", "channels_off": ["whatsapp"], "categories_off": ["promotion"]}`)
	require.Equal(t, 200, rec.Code, rec.Body)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	w.work()
	require.Len(t, w.mail.all(), 1, "by the channel they prefer")

	link, err := url.Parse(w.mail.all()[0].StopLink)
	require.NoError(t, err)
	rec = w.call(h, http.MethodPost, strings.TrimPrefix(link.Path, "/api/v1"), "List-Unsubscribe=One-Click", "Content-Type", "application/x-www-form-urlencoded")
	require.Equal(t, 204, rec.Code, rec.Body)
	p, err := w.PreferenceOf(w.ctx, w.patient)
	require.NoError(t, err)
	require.Equal(t, []string{"email", "whatsapp"}, p.ChannelsOff)

	for name, bad := range map[string]string{
		"Nonsense": "x", "AnotherPurpose": w.Signer.Token("appointment", w.tenant(), w.patient, w.clock.Now().Add(time.Hour)),
		"AnotherChain": w.Signer.Token("preferences", id.New(), w.patient, w.clock.Now().Add(time.Hour)),
		"Nobody":       w.Signer.Token("preferences", w.tenant(), id.New(), w.clock.Now().Add(time.Hour)),
	} {
		require.Equal(t, 410, w.call(h, http.MethodGet, "/preferences/"+bad, "").Code, name)
	}
	w.clock.Advance(2 * time.Hour)
	require.Equal(t, 410, w.call(h, http.MethodGet, "/preferences/"+token, "").Code)
}

func TestTemplatesAreCheckedAndUsed(t *testing.T) {
	t.Parallel()
	w := india(t)
	h := w.api(access.MessagesManage)
	rec := w.call(h, http.MethodPut, "/message-templates", `{"kind": "custom", "language": "en", "channel": "email", "subject": "", "body": "{diagnosis}"}`)
	require.Equal(t, 422, rec.Code)
	var problem struct {
		Code   string
		Errors []struct{ Pointer, Code, Detail string }
	}
	require.NoError(t, json.Unmarshal(rec.Body.Bytes(), &problem))
	require.Equal(t, "messaging.template_invalid", problem.Code)
	require.Len(t, problem.Errors, 2, "all at once: %s", rec.Body)
	require.Contains(t, rec.Body.String(), "{diagnosis} is not known here.")

	rec = w.call(h, http.MethodPut, "/message-templates", `{"kind": "custom", "language": "en", "channel": "whatsapp", "body": "From {clinic}: {text}"}`)
	require.Equal(t, 200, rec.Code, rec.Body)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "{clinic} is open"})
	w.work()
	require.Equal(t, []string{"whatsapp: From Rao Clinic: {clinic} is open"}, w.texts())
	require.Equal(t, 200, w.call(h, http.MethodPost, "/message-templates/reset", `{"kind": "custom", "language": "en", "channel": "whatsapp"}`).Code)
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "again"})
	w.work()
	require.Equal(t, "whatsapp: Rao Clinic: again", w.texts()[1])

	rec = w.call(h, http.MethodPost, "/message-templates/preview", `{"kind": "confirmation", "language": "hi", "channel": "sms", "body": "{clinic} {date} {time}"}`)
	require.Equal(t, 200, rec.Code, rec.Body)
	require.Contains(t, rec.Body.String(), "Rao Clinic")
	require.Contains(t, rec.Body.String(), `"unicode":true`)
}

func TestEveryDoorWantsItsPermission(t *testing.T) {
	t.Parallel()
	w := india(t)
	h := w.api(access.PatientsRead)
	for _, path := range []string{"/messages", "/messages/counts", "/message-channels", "/message-templates", "/message-settings", "/patients/" + w.patient.String() + "/messages"} {
		require.Equal(t, 403, w.call(h, http.MethodGet, path, "").Code, path)
	}
	h = w.api(access.MessagesRead, access.MessagesSend)
	rec := w.call(h, http.MethodPost, "/patients/"+w.patient.String()+"/messages", `{"text": "Hello"}`)
	require.Equal(t, 201, rec.Code, rec.Body)
	require.Equal(t, 403, w.call(h, http.MethodPut, "/message-settings", `{"kinds_off": [], "channels": ["sms"]}`).Code)
	rec = w.call(h, http.MethodPost, "/patients/"+w.patient.String()+"/messages", `{"text": "  "}`)
	require.Equal(t, 422, rec.Code)
	require.Equal(t, 404, w.call(h, http.MethodPost, "/patients/"+id.New().String()+"/messages", `{"text": "Hello"}`).Code)
}

func TestASecretStaysWithItsAccount(t *testing.T) {
	t.Parallel()
	w := india(t)
	c := messaging.Credentials{Channel: "sms", Vendor: "twilio", Sender: "+15005550006", Account: "AC1", Token: "one", Active: true}
	require.NoError(t, w.SetChannel(w.ctx, "", c))
	c.Token, c.Sender = "", "+15005550007"
	require.NoError(t, w.SetChannel(w.ctx, `"1"`, c), "what is left out stays")
	c.Account = "AC2"
	require.ErrorIs(t, w.SetChannel(w.ctx, `"2"`, c), messaging.ErrChannelInvalid, "another account needs its own")
	require.Error(t, w.SetChannel(w.ctx, `"1"`, c), "somebody changed it meanwhile")
}
