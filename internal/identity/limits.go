package identity

import (
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

// What may happen how often.
var (
	invitationsPerChain  = ratelimit.Rule{Name: "invitations_chain", Rate: 100, Burst: 50, Period: time.Hour}
	resendsPerInvitation = ratelimit.Rule{Name: "invitation_resend", Rate: 6, Burst: 3, Period: time.Hour}
	openingsPerIP        = ratelimit.Rule{Name: "invitation_open_ip", Rate: 60, Burst: 30, Period: time.Minute}
	acceptancesPerIP     = ratelimit.Rule{Name: "invitation_accept_ip", Rate: 30, Burst: 20, Period: time.Minute}
	acceptancesPerToken  = ratelimit.Rule{Name: "invitation_accept", Rate: 20, Burst: 10, Period: time.Hour}

	// mailsPerRecipient counts invitations and what Kratos mails alike.
	mailsPerRecipient = ratelimit.Rule{Name: "mail_recipient", Rate: 10, Burst: 6, Period: time.Hour}
)
