package platform

import (
	"fmt"
	"strings"

	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// mailText is the code mail in one language. It names the chain, so that somebody
// who did not start it sees what the code is for, and has no link: only typing the
// code on the page that asks for it opens the chain.
type mailText struct {
	subject  string // %s code
	opening  string // %s chain
	code     string
	minutes  string
	known    string // for an address that can sign in already
	stranger string // %s chain
}

var mailTexts = map[string]mailText{
	"en": {
		"%s is your Praxis code",
		"Somebody, hopefully you, is opening the clinic “%s” on Praxis with this e-mail address.",
		"Type this code on the page that asks for it:",
		"It is good for 15 minutes.",
		"You have a Praxis account already: sign in with the password you already have. The one typed just now was not kept.",
		"If you are not opening “%s”, do nothing and give this code to nobody.",
	},
	"hi": {
		"%s आपका Praxis कोड है",
		"कोई व्यक्ति, संभवतः आप, इस ई-मेल पते से Praxis पर “%s” क्लिनिक खोल रहा है।",
		"जो पृष्ठ कोड माँग रहा है उस पर यह कोड लिखें:",
		"यह 15 मिनट तक मान्य है।",
		"आपका Praxis खाता पहले से है: अपने मौजूदा पासवर्ड से साइन इन करें। अभी लिखा गया पासवर्ड सहेजा नहीं गया।",
		"यदि आप “%s” नहीं खोल रहे हैं, तो कुछ न करें और यह कोड किसी को न दें।",
	},
	"ar": {
		"%s هو رمزك في Praxis",
		"يقوم شخص ما، ونأمل أنه أنت، بفتح عيادة «%s» على Praxis بهذا البريد الإلكتروني.",
		"اكتب هذا الرمز في الصفحة التي تطلبه:",
		"الرمز صالح لمدة 15 دقيقة.",
		"لديك حساب في Praxis من قبل: سجّل الدخول بكلمة المرور التي لديك. لم تُحفظ الكلمة المكتوبة الآن.",
		"إذا لم تكن أنت من يفتح «%s» فلا تفعل شيئًا ولا تعطِ هذا الرمز لأحد.",
	},
	"fr": {
		"%s est votre code Praxis",
		"Quelqu'un, vous sans doute, ouvre la clinique « %s » sur Praxis avec cette adresse.",
		"Saisissez ce code sur la page qui le demande :",
		"Il est valable 15 minutes.",
		"Vous avez déjà un compte Praxis : connectez-vous avec votre mot de passe actuel. Celui saisi à l'instant n'a pas été gardé.",
		"Si vous n'ouvrez pas « %s », ne faites rien et ne donnez ce code à personne.",
	},
}

func codeMail(row platformdb.Signup, code string) Mail {
	t := mailTexts[language(row.Language)]
	parts := []string{fmt.Sprintf(t.opening, row.ChainName), t.code, "    " + code, t.minutes}
	if !row.IdentityCreated {
		parts = append(parts, t.known)
	}
	parts = append(parts, fmt.Sprintf(t.stranger, row.ChainName))
	return Mail{
		To: row.Email, Template: "signup-code", Language: row.Language,
		Subject: fmt.Sprintf(t.subject, code), Text: strings.Join(parts, "\n\n") + "\n",
	}
}
