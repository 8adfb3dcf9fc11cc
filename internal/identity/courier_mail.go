package identity

import (
	"fmt"
	"strings"
)

// codeText is a mail with a code that Kratos made, in one language. %s is the code in
// the subject and the name of the clinic in the opening.
type codeText struct{ subject, opening, code, minutes, stranger string }

// courierTexts are the mails Kratos has sent, by what they are for and by language.
var courierTexts = map[string]map[string]codeText{
	"recovery": {
		"en": {
			"%s is your code to recover your account", "Somebody, hopefully you, wants to choose a new password for %s on Praxis.",
			"Type this code on the page that asks for it:", "It is good for 15 minutes.",
			"If this was not you, do nothing: your password stays as it is. Give this code to nobody.",
		},
		"hi": {
			"%s आपका खाता वापस पाने का कोड है", "कोई व्यक्ति, संभवतः आप, Praxis पर %s के लिए नया पासवर्ड चुनना चाहता है।",
			"जो पृष्ठ कोड माँग रहा है उस पर यह कोड लिखें:", "यह 15 मिनट तक मान्य है।",
			"यदि यह आप नहीं थे, तो कुछ न करें: आपका पासवर्ड वैसा ही रहेगा। यह कोड किसी को न दें।",
		},
		"ar": {
			"%s هو رمز استعادة حسابك", "يريد شخص ما، ونأمل أنه أنت، اختيار كلمة مرور جديدة لحسابه لدى %s على Praxis.",
			"اكتب هذا الرمز في الصفحة التي تطلبه:", "الرمز صالح لمدة 15 دقيقة.",
			"إذا لم تكن أنت فلا تفعل شيئًا: تبقى كلمة مرورك كما هي. لا تعطِ هذا الرمز لأحد.",
		},
		"fr": {
			"%s est votre code de récupération", "Quelqu'un, vous sans doute, veut choisir un nouveau mot de passe pour %s sur Praxis.",
			"Saisissez ce code sur la page qui le demande :", "Il est valable 15 minutes.",
			"Si ce n'était pas vous, ne faites rien : votre mot de passe reste le même. Ne donnez ce code à personne.",
		},
	},
	"verification": {
		"en": {
			"%s is your code to verify your e-mail address", "This is to show that mail for %s on Praxis reaches you.",
			"Type this code on the page that asks for it:", "It is good for 15 minutes.",
			"If you did not ask for it, do nothing and give this code to nobody.",
		},
		"hi": {
			"%s आपका ई-मेल पता सत्यापित करने का कोड है", "यह पुष्टि करने के लिए है कि Praxis पर %s के ई-मेल आप तक पहुँचते हैं।",
			"जो पृष्ठ कोड माँग रहा है उस पर यह कोड लिखें:", "यह 15 मिनट तक मान्य है।",
			"यदि आपने यह नहीं माँगा, तो कुछ न करें और यह कोड किसी को न दें।",
		},
		"ar": {
			"%s هو رمز تأكيد بريدك الإلكتروني", "هذا للتأكد من أن رسائل %s على Praxis تصل إليك.",
			"اكتب هذا الرمز في الصفحة التي تطلبه:", "الرمز صالح لمدة 15 دقيقة.",
			"إذا لم تطلبه فلا تفعل شيئًا ولا تعطِ هذا الرمز لأحد.",
		},
		"fr": {
			"%s est votre code de vérification", "Il s'agit de vérifier que les courriels de %s sur Praxis vous parviennent.",
			"Saisissez ce code sur la page qui le demande :", "Il est valable 15 minutes.",
			"Si vous ne l'avez pas demandé, ne faites rien et ne donnez ce code à personne.",
		},
	},
	"login": {
		"en": {
			"%s is your code to sign in", "Somebody, hopefully you, is signing in to %s on Praxis.",
			"Type this code on the page that asks for it:", "It is good for 15 minutes.",
			"If this was not you, do nothing and give this code to nobody.",
		},
		"hi": {
			"%s आपका साइन इन कोड है", "कोई व्यक्ति, संभवतः आप, Praxis पर %s में साइन इन कर रहा है।",
			"जो पृष्ठ कोड माँग रहा है उस पर यह कोड लिखें:", "यह 15 मिनट तक मान्य है।",
			"यदि यह आप नहीं थे, तो कुछ न करें और यह कोड किसी को न दें।",
		},
		"ar": {
			"%s هو رمز تسجيل الدخول", "يقوم شخص ما، ونأمل أنه أنت، بتسجيل الدخول إلى %s على Praxis.",
			"اكتب هذا الرمز في الصفحة التي تطلبه:", "الرمز صالح لمدة 15 دقيقة.",
			"إذا لم تكن أنت فلا تفعل شيئًا ولا تعطِ هذا الرمز لأحد.",
		},
		"fr": {
			"%s est votre code de connexion", "Quelqu'un, vous sans doute, se connecte à %s sur Praxis.",
			"Saisissez ce code sur la page qui le demande :", "Il est valable 15 minutes.",
			"Si ce n'était pas vous, ne faites rien et ne donnez ce code à personne.",
		},
	},
}

// codeLetter is the letter for a code of Kratos, and false for a kind of mail that we
// have no words for. clinic is the apex's own name where no chain is meant.
func codeLetter(template, language, clinic, code string) (letter, bool) {
	kind, _, _ := strings.Cut(template, "_")
	texts, ok := courierTexts[kind]
	if !ok || code == "" {
		return letter{}, false
	}
	t, ok := texts[language]
	if !ok {
		language, t = "en", texts["en"]
	}
	return letter{
		language: language, subject: fmt.Sprintf(t.subject, code), before: []string{fmt.Sprintf(t.opening, clinic), t.code},
		code: code, after: []string{t.minutes, t.stranger},
	}, true
}
