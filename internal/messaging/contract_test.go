package messaging_test

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/devstack/vendors"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging"
)

// vendorUnderTest is somebody who takes texts, and numbers he takes and refuses.
type vendorUnderTest struct {
	open     func(messaging.Credentials) messaging.Channel
	given    messaging.Credentials
	channel  string
	good     string
	bad      map[string]string // number: the vendor's code
	template string
}

// contract is what every vendor has to do, ours on this machine and the real one alike.
func contract(t *testing.T, v vendorUnderTest) {
	t.Helper()
	send := func(c messaging.Credentials, to string) (string, error) {
		return v.open(c).Send(context.WithoutCancel(t.Context()), messaging.Envelope{
			MessageID: id.New(), Channel: v.channel, From: c.Sender, To: to, Text: "Praxis contract test", Language: "en_US", Template: v.template,
		})
	}
	message, err := send(v.given, v.good)
	require.NoError(t, err)
	require.NotEmpty(t, message)
	for number, code := range v.bad {
		_, err := send(v.given, number)
		var refused *messaging.SendError
		require.ErrorAs(t, err, &refused, number)
		require.Equal(t, code, refused.Code, number)
		require.True(t, refused.Permanent, number)
	}
	wrong := v.given
	wrong.Token = "not-the-token"
	_, err = send(wrong, v.good)
	var refused *messaging.SendError
	require.ErrorAs(t, err, &refused)
	require.False(t, refused.Permanent, "credentials can be mended")
}

func TestVendorsKeepTheContract(t *testing.T) {
	t.Parallel()
	stand := vendors.Start(nil)
	t.Cleanup(stand.Stop)
	twilioRefuses := map[string]string{vendors.Invalid: "21211", vendors.Unreachable: "21612", vendors.Stopped: "21610", vendors.Landline: "21614"}
	here := messaging.Credentials{Vendor: "twilio", Channel: "sms", Account: vendors.Account, Token: vendors.Token, Sender: vendors.Sender}
	meta := messaging.Credentials{Vendor: "meta", Channel: "whatsapp", Token: vendors.Token, Sender: vendors.PhoneID}
	all := map[string]vendorUnderTest{
		"TwilioStandIn":         {stand.Vendors().Open, here, "sms", "+14155550100", twilioRefuses, ""},
		"TwilioWhatsAppStandIn": {stand.Vendors().Open, here, "whatsapp", "+14155550100", twilioRefuses, "HX0123456789"},
		"MetaStandIn":           {stand.Vendors().Open, meta, "whatsapp", "+14155550100", map[string]string{vendors.Invalid: "131026"}, "visit_reminder"},
	}
	// With Twilio's test credentials the real one is asked; nothing is sent and nothing billed.
	if account := os.Getenv("TWILIO_TEST_ACCOUNT_SID"); account != "" {
		c := messaging.Credentials{Vendor: "twilio", Channel: "sms", Account: account, Token: os.Getenv("TWILIO_TEST_AUTH_TOKEN"), Sender: vendors.Sender}
		all["Twilio"] = vendorUnderTest{messaging.Vendors{}.Open, c, "sms", os.Getenv("TWILIO_TEST_TO"), twilioRefuses, ""}
	}
	if token := os.Getenv("META_TEST_TOKEN"); token != "" {
		c := messaging.Credentials{Vendor: "meta", Channel: "whatsapp", Token: token, Sender: os.Getenv("META_TEST_PHONE_ID")}
		all["Meta"] = vendorUnderTest{messaging.Vendors{}.Open, c, "whatsapp", os.Getenv("META_TEST_TO"), nil, "hello_world"}
	}
	for name, v := range all {
		t.Run(name, func(t *testing.T) { contract(t, v) })
	}
}

func TestNoConnectionMeansNothingWentOut(t *testing.T) {
	t.Parallel()
	v := messaging.Vendors{TwilioURL: "http://127.0.0.1:1", MetaURL: "http://127.0.0.1:1"}
	for _, c := range []messaging.Credentials{{Vendor: "twilio", Account: "AC1", Token: "t"}, {Vendor: "meta", Token: "t"}} {
		_, err := v.Open(c).Send(t.Context(), messaging.Envelope{To: "+14155550100", From: "+14155550101", Text: "x", Channel: "sms"})
		var refused *messaging.SendError
		require.ErrorAs(t, err, &refused)
		require.False(t, refused.Permanent)
	}
	stand := vendors.Start(nil)
	t.Cleanup(stand.Stop)
	stand.HangUp(true)
	_, err := stand.Vendors().Open(stand.Vendors().StandIns[0]).Send(t.Context(), messaging.Envelope{To: "+14155550100", From: vendors.Sender, Text: "x", Channel: "sms"})
	var refused *messaging.SendError
	require.Error(t, err)
	require.NotErrorAs(t, err, &refused, "who hangs up may have taken it")
}

// sentByWhatsApp is a message that Twilio took.
func sentByWhatsApp(t *testing.T, w *world) (message, vendorID string) {
	t.Helper()
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello"})
	w.work()
	m := w.log()[0]
	require.Equal(t, "sent", m.Status)
	return m.ID.String(), m.VendorID
}

func TestWordOfAMessageOnlyMovesItForward(t *testing.T) {
	t.Parallel()
	w := india(t)
	h := w.api()
	message, vendorID := sentByWhatsApp(t, w)
	say := func(query, status string) int {
		return w.fromTwilio(h, query, url.Values{"MessageSid": {vendorID}, "MessageStatus": {status}})
	}
	require.Equal(t, 200, say("?message="+message, "read"))
	require.Equal(t, []string{"read"}, w.of(messaging.Custom))
	for _, late := range []string{"delivered", "sent", "undelivered", "queued", "read"} {
		require.Equal(t, 200, say("?message="+message, late))
		require.Equal(t, []string{"read"}, w.of(messaging.Custom), "%s comes late, or again", late)
	}
	require.Equal(t, 200, say("?message="+id.New().String(), "delivered"), "one we do not know is left alone")

	_, vendorID = sentByWhatsApp(t, w)
	require.Equal(t, 200, say("", "undelivered"), "found by Twilio's own id")
	require.Equal(t, "failed:undelivered", w.of(messaging.Custom)[0])
}

func TestAForgedWordIsRefused(t *testing.T) {
	t.Parallel()
	w := india(t)
	h := w.api()
	message, vendorID := sentByWhatsApp(t, w)
	form := url.Values{"AccountSid": {vendors.Account}, "MessageSid": {vendorID}, "MessageStatus": {"failed"}}
	address := "http://" + w.host() + "/api/v1/webhooks/twilio"
	for name, signature := range map[string]string{
		"None": "", "WrongToken": messaging.TwilioSignature("x", address, form), "AnotherAddress": messaging.TwilioSignature(vendors.Token, address+"?a=b", form),
	} {
		rec := w.call(h, http.MethodPost, "/webhooks/twilio", form.Encode(), "Content-Type", "application/x-www-form-urlencoded", "X-Twilio-Signature", signature)
		require.Equal(t, 403, rec.Code, name)
	}
	body := vendors.MetaStatus(vendorID, "failed", message)
	rec := w.call(h, http.MethodPost, "/webhooks/meta", body, "X-Hub-Signature-256", messaging.MetaSignature(vendors.AppSecret, []byte(body)))
	require.Equal(t, 403, rec.Code, "no channel of this chain is Meta's")
	require.Equal(t, []string{"sent"}, w.of(messaging.Custom))
}

func TestMetaIsServed(t *testing.T) {
	t.Parallel()
	w := india(t)
	h := w.api(access.MessagesManage)
	require.NoError(t, w.SetChannel(w.ctx, "", messaging.Credentials{
		Channel: "whatsapp", Vendor: "meta", Sender: vendors.PhoneID, Token: vendors.Token, AppSecret: vendors.AppSecret, Verify: vendors.Verify, Active: true,
	}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello", Channel: messaging.WhatsApp})
	w.work()
	require.Equal(t, []string{"suppressed:template_missing"}, w.of(messaging.Custom))
	require.NoError(t, w.SetTemplate(w.ctx, messaging.Template{
		Kind: messaging.Custom, Language: "en", Channel: "whatsapp", Body: "{clinic}: {text}", VendorTemplate: "clinic_note",
	}))
	w.plan(messaging.Plan{Kind: messaging.Custom, Text: "Hello", Channel: messaging.WhatsApp})
	w.work()
	took := w.vendor.Taken()
	require.Len(t, took, 1)
	require.Equal(t, "clinic_note", took[0].Template)
	require.Equal(t, []string{"Rao Clinic", "Hello"}, took[0].Values, "in the order of the text")

	body := vendors.MetaStatus(took[0].ID, "delivered", "")
	rec := w.call(h, http.MethodPost, "/webhooks/meta", body, "X-Hub-Signature-256", messaging.MetaSignature(vendors.AppSecret, []byte(body)))
	require.Equal(t, 204, rec.Code, rec.Body)
	require.Equal(t, "delivered", w.of(messaging.Custom)[0])

	rec = w.call(h, http.MethodGet, "/webhooks/meta?hub.mode=subscribe&hub.verify_token="+vendors.Verify+"&hub.challenge=42", "")
	require.Equal(t, 200, rec.Code)
	require.Equal(t, "42", rec.Body.String())
	require.Equal(t, 403, w.call(h, http.MethodGet, "/webhooks/meta?hub.mode=subscribe&hub.verify_token=x&hub.challenge=42", "").Code)

	rec = w.call(h, http.MethodGet, "/message-channels", "")
	require.Equal(t, 200, rec.Code)
	for _, secret := range []string{vendors.Token, vendors.AppSecret, vendors.Verify} {
		require.NotContains(t, rec.Body.String(), secret)
	}
}

func TestAStopIsObeyedInFourLanguages(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"STOP", "stop.", "बंद", "إلغاء", "Arrêt"} {
		w := india(t)
		h := w.api()
		write := url.Values{"MessageSid": {id.New().String()}, "From": {"whatsapp:+919845012345"}, "To": {"whatsapp:" + vendors.Sender}, "Body": {word}}
		require.Equal(t, 200, w.fromTwilio(h, "", write))
		require.Equal(t, 200, w.fromTwilio(h, "", write), "said again it changes nothing")
		p, err := w.PreferenceOf(w.ctx, w.patient)
		require.NoError(t, err)
		require.Equal(t, []string{"whatsapp"}, p.ChannelsOff, word)
		require.Equal(t, []string{"received"}, w.of(messaging.Reply))
		require.Equal(t, word, w.log()[0].Text)

		write.Set("Body", "Start")
		write.Set("MessageSid", id.New().String())
		require.Equal(t, 200, w.fromTwilio(h, "", write))
		p, err = w.PreferenceOf(w.ctx, w.patient)
		require.NoError(t, err)
		require.Empty(t, p.ChannelsOff)
	}
}

func TestHelpIsAnswered(t *testing.T) {
	t.Parallel()
	w := india(t)
	form := url.Values{"AccountSid": {vendors.Account}, "MessageSid": {"SM1"}, "From": {"+919845012345"}, "Body": {"Help"}}
	rec := w.call(w.api(), http.MethodPost, "/webhooks/twilio", form.Encode(), "Content-Type", "application/x-www-form-urlencoded",
		"X-Twilio-Signature", messaging.TwilioSignature(vendors.Token, "http://"+w.host()+"/api/v1/webhooks/twilio", form))
	require.Contains(t, rec.Body.String(), "<Message>Rao Clinic: call us at +918012345678. STOP ends these messages.</Message>")
	form.Set("From", "+14155550100")
	form.Set("Body", "STOP")
	require.Equal(t, 200, w.fromTwilio(w.api(), "", form), "who is no patient is nobody's business")
	require.Len(t, w.log(), 1)
}
