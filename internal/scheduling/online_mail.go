package scheduling

import (
	"fmt"
	"strings"

	"github.com/praxis-clinic/praxis/internal/platform"
)

// codeText is the mail with the code in one language. It names the clinic, and
// nothing of the visit: mail is read by others too.
type codeText struct {
	subject  string // %s code
	opening  string // %s clinic
	code     string
	minutes  string
	stranger string
}

var codeTexts = map[string]codeText{
	"en": {
		"%s is your code for the appointment", "You are booking an appointment at “%s”.", "Type this code on the booking page:",
		"It is good for 15 minutes.", "If it was not you, do nothing: without the code nothing is booked. Give it to nobody.",
	},
	"hi": {
		"%s आपके अपॉइंटमेंट का कोड है", "आप “%s” में अपॉइंटमेंट बुक कर रहे हैं।", "बुकिंग पृष्ठ पर यह कोड लिखें:",
		"यह 15 मिनट तक मान्य है।", "यदि यह आप नहीं थे, तो कुछ न करें: कोड के बिना कुछ बुक नहीं होता। यह कोड किसी को न दें।",
	},
	"ar": {
		"%s هو رمز موعدك", "أنت تحجز موعدًا لدى «%s».", "اكتب هذا الرمز في صفحة الحجز:",
		"الرمز صالح لمدة 15 دقيقة.", "إذا لم تكن أنت، فلا تفعل شيئًا: لا يُحجز شيء من دون الرمز. لا تعطه لأحد.",
	},
	"fr": {
		"%s est le code de votre rendez-vous", "Vous prenez rendez-vous chez « %s ».", "Saisissez ce code sur la page de réservation :",
		"Il est valable 15 minutes.", "Si ce n'était pas vous, ne faites rien : sans le code, rien n'est réservé. Ne le donnez à personne.",
	},
}

func bookingMail(clinic, to, language, code string) platform.Mail {
	t, ok := codeTexts[language]
	if !ok {
		t = codeTexts["en"]
	}
	parts := []string{fmt.Sprintf(t.opening, clinic), t.code, "    " + code, t.minutes, t.stranger}
	return platform.Mail{
		To: to, Template: "booking-code", Language: language, Subject: fmt.Sprintf(t.subject, code), Text: strings.Join(parts, "\n\n") + "\n",
	}
}
