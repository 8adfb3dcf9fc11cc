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

	flowsPerIP     = ratelimit.Rule{Name: "ory_flow_ip", Rate: 240, Burst: 120, Period: time.Minute}
	submitsPerIP   = ratelimit.Rule{Name: "ory_submit_ip", Rate: 120, Burst: 60, Period: time.Minute}
	submitsPerFlow = ratelimit.Rule{Name: "ory_submit_flow", Rate: 10, Burst: 10, Period: 10 * time.Minute}

	// mailsPerRecipient counts invitations and what Kratos mails alike.
	mailsPerRecipient = ratelimit.Rule{Name: "mail_recipient", Rate: 10, Burst: 6, Period: time.Hour}
)

// What Kratos lets be guessed without end. A password is counted for the address it is
// tried for from one place, which shuts nobody else out; for the address from anywhere;
// and for the place, whatever the address.
var (
	passwordsHere     = ratelimit.Lock{Name: "password_here", Free: 5, First: 30 * time.Second, Longest: 15 * time.Minute, Silence: 12 * time.Hour}
	passwordsAnywhere = ratelimit.Lock{Name: "password_anywhere", Free: 25, First: 30 * time.Second, Longest: 15 * time.Minute, Silence: 12 * time.Hour}
	passwordsPerIP    = ratelimit.Lock{Name: "password_ip", Free: 100, First: time.Minute, Longest: 15 * time.Minute, Silence: time.Hour}
	factors           = ratelimit.Lock{Name: "second_factor", Free: 5, First: 30 * time.Second, Longest: 30 * time.Minute, Silence: 24 * time.Hour}
)
