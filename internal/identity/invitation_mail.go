package identity

import (
	"fmt"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// invitationText is the mail in one language.
type invitationText struct {
	subject  string // %s chain
	greeting string // %s name
	opening  string // %s inviter, %s chain
	link     string
	verb     string // on the button
	days     string
	stranger string
}

var invitationTexts = map[string]invitationText{
	"en": {
		"Join %s on Praxis",
		"Hello %s,",
		"%s invites you to work with %s on Praxis.",
		"Open this link to accept:",
		"Accept the invitation",
		"It is good for 7 days and can be used once.",
		"If you do not know this clinic, do nothing. Nobody can join with this link but you.",
	},
	"hi": {
		"Praxis पर %s से जुड़ें",
		"नमस्ते %s,",
		"%s आपको Praxis पर %s के साथ काम करने के लिए आमंत्रित करते हैं।",
		"स्वीकार करने के लिए यह लिंक खोलें:",
		"निमंत्रण स्वीकार करें",
		"यह 7 दिन तक मान्य है और एक बार काम आता है।",
		"यदि आप इस क्लिनिक को नहीं जानते, तो कुछ न करें। यह लिंक केवल आपके लिए है।",
	},
	"ar": {
		"انضم إلى %s على Praxis",
		"مرحبًا %s،",
		"يدعوك %s للعمل مع %s على Praxis.",
		"افتح هذا الرابط للقبول:",
		"قبول الدعوة",
		"الرابط صالح لمدة 7 أيام ويُستخدم مرة واحدة.",
		"إذا كنت لا تعرف هذه العيادة فلا تفعل شيئًا. هذا الرابط لك وحدك.",
	},
	"fr": {
		"Rejoignez %s sur Praxis",
		"Bonjour %s,",
		"%s vous invite à travailler avec %s sur Praxis.",
		"Ouvrez ce lien pour accepter :",
		"Accepter l'invitation",
		"Il est valable 7 jours et ne sert qu'une fois.",
		"Si vous ne connaissez pas cette clinique, ne faites rien. Ce lien n'est que pour vous.",
	},
}

func invitationMail(row identitydb.Invitation, chain, inviter, link string) platform.Mail {
	t := invitationTexts[row.Language]
	return letter{
		language: row.Language, subject: fmt.Sprintf(t.subject, chain),
		before: []string{fmt.Sprintf(t.greeting, row.Name), fmt.Sprintf(t.opening, inviter, chain), t.link},
		link:   link, verb: t.verb, after: []string{t.days, t.stranger},
	}.mail(row.Email, "invitation")
}
