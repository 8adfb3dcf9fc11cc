package app_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

var linkInMail = regexp.MustCompile(`http://([a-z0-9-]+\.praxis\.localhost):\d+/invitation#(\S+)`)

// found opens a chain and gives its owner a second factor; it returns the chain's host.
func (b *browser) found(slug, email string) string {
	b.t.Helper()
	host := b.open(slug, email)
	a := b.signIn(host, email)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	_, a = b.submit(host, "/.ory/self-service/settings/browser", map[string]any{"method": "totp"})
	require.Equal(b.t, 200, a.status, "%s", a.body)
	return host
}

// role is the id of a built-in role.
func (b *browser) role(host, key string) string {
	b.t.Helper()
	var roles struct{ Items []struct{ ID, Key string } }
	b.do("GET", host, "/api/v1/roles", nil).into(b.t, &roles)
	for _, r := range roles.Items {
		if r.Key == key {
			return r.ID
		}
	}
	b.t.Fatal("no role", key)
	return ""
}

// allows is what a built-in role allows.
func (b *browser) allows(host, key string) []string {
	b.t.Helper()
	var roles struct {
		Items []struct {
			Key         string
			Permissions []string
		}
	}
	b.do("GET", host, "/api/v1/roles", nil).into(b.t, &roles)
	for _, r := range roles.Items {
		if r.Key == key {
			return r.Permissions
		}
	}
	return nil
}

// branch opens a branch.
func (b *browser) branch(host, name string) string {
	b.t.Helper()
	a := b.do("POST", host, "/api/v1/branches", map[string]any{"name": name})
	require.Equal(b.t, 201, a.status, "%s", a.body)
	var out struct{ ID string }
	a.into(b.t, &out)
	return out.ID
}

type invited struct{ ID, Status string }

func (b *browser) invite(host, email, role string) answer {
	b.t.Helper()
	return b.do("POST", host, "/api/v1/invitations", map[string]any{
		"email": email, "name": "Meera Nair", "roles": []any{map[string]any{"role_id": b.role(host, role)}},
	})
}

// token takes the link out of the newest invitation mailed to email, once there are n.
func (b *browser) token(email string, n int) string {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), 20*time.Second)
	defer cancel()
	_, err := b.mail.Await(ctx, email, func(devstack.Message) bool { return len(b.invitations(email)) >= n })
	require.NoError(b.t, err, "%d invitations", n)
	return b.invitations(email)[0]
}

// invitations are the tokens mailed to email, newest first.
func (b *browser) invitations(email string) (out []string) {
	for _, m := range b.mail.Messages(email) {
		if found := linkInMail.FindStringSubmatch(m.Text); found != nil {
			out = append(out, found[2])
		}
	}
	return out
}

func (b *browser) accept(host string, fields map[string]any) answer {
	b.t.Helper()
	return b.do("POST", host, "/api/v1/invitations/accept", fields)
}

// join invites somebody and accepts for them; the returned browser is signed in as them.
func (b *browser) join(host, email, role string) *browser {
	b.t.Helper()
	a := b.invite(host, email, role)
	require.Equal(b.t, 201, a.status, "%s", a.body)
	them := b.browser()
	a = them.accept(host, map[string]any{"token": b.token(email, 1), "name": "Meera Nair", "password": password})
	require.Equal(b.t, 200, a.status, "%s", a.body)
	a = them.signIn(host, email)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	return them
}

func TestInvitations(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("nair-dental", "nair@example.com")

	t.Run("AnAcceptedLinkLeadsToWork", func(t *testing.T) {
		a := b.invite(host, "Meera@Example.com", "reception")
		require.Equal(t, 201, a.status, "%s", a.body)
		require.Contains(t, string(a.body), `"status":"pending"`)
		require.Equal(t, "identity.invitation_pending", b.invite(host, "meera@example.com", "reception").code(t))

		them, token := b.browser(), b.token("meera@example.com", 1)
		a = them.do("POST", host, "/api/v1/invitations/open", map[string]any{"token": token})
		require.Equal(t, 200, a.status, "%s", a.body)
		var opened struct {
			ChainName  string `json:"chain_name"`
			Inviter    string
			Language   string
			Roles      []struct{ Key, Name string }
			HasAccount bool `json:"has_account"`
		}
		a.into(t, &opened)
		require.Equal(t, "Chain nair-dental", opened.ChainName)
		require.Equal(t, "Asha Rao", opened.Inviter)
		require.Equal(t, "en", opened.Language)
		require.Equal(t, []struct{ Key, Name string }{{"reception", "Reception"}}, opened.Roles)
		require.False(t, opened.HasAccount)

		require.Equal(t, "identity.invitation_invalid", them.accept(host, map[string]any{"token": token}).code(t))
		a = them.accept(host, map[string]any{"token": token, "name": "Meera Nair", "password": "short"})
		require.Equal(t, "identity.password_weak", a.code(t))
		require.Contains(t, string(a.body), "/password")
		a = them.accept(host, map[string]any{"token": token, "name": "Meera Nair", "password": password})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, "identity.invitation_used", them.accept(host, map[string]any{"token": token}).code(t))

		require.Equal(t, 200, them.signIn(host, "meera@example.com").status)
		require.Equal(t, 200, them.do("GET", host, "/api/v1/patients", nil).status)
		require.Equal(t, "request.forbidden", them.do("GET", host, "/api/v1/invitations", nil).code(t))
		require.Equal(t, "identity.already_member", b.invite(host, "meera@example.com", "doctor").code(t))
		trail := string(b.do("GET", host, "/api/v1/audit?entity=invitations", nil).body)
		require.Contains(t, trail, `"id":"invitations"`)
		require.NotContains(t, trail, `"entity":"members"`, "only what was asked for")
		require.NotContains(t, trail, token, "the audit keeps no secret")
	})

	t.Run("ANewLinkVoidsTheOldOne", func(t *testing.T) {
		var inv invited
		b.invite(host, "ravi@example.com", "doctor").into(t, &inv)
		old := b.token("ravi@example.com", 1)
		require.Equal(t, 200, b.do("POST", host, "/api/v1/invitations/"+inv.ID+"/resend", nil).status)
		fresh := b.token("ravi@example.com", 2)
		require.NotEqual(t, old, fresh)
		open := func(token string) answer {
			return b.browser().do("POST", host, "/api/v1/invitations/open", map[string]any{"token": token})
		}
		require.Equal(t, "identity.invitation_not_found", open(old).code(t))
		require.Equal(t, 200, open(fresh).status)
		require.Equal(t, 200, b.do("POST", host, "/api/v1/invitations/"+inv.ID+"/revoke", nil).status)
		require.Equal(t, "identity.invitation_revoked", open(fresh).code(t))
		require.Equal(t, "identity.invitation_revoked", b.do("POST", host, "/api/v1/invitations/"+inv.ID+"/resend", nil).code(t))
		require.Equal(t, 201, b.invite(host, "ravi@example.com", "doctor").status, "one may ask again")
	})

	t.Run("AfterSevenDaysItIsOverUntilSentAgain", func(t *testing.T) {
		var inv invited
		b.invite(host, "late@example.com", "doctor").into(t, &inv)
		b.sql("nair-dental", `UPDATE invitations SET expires_at = now() - interval '1 minute' WHERE email = 'late@example.com'`)
		a := b.accept(host, map[string]any{"token": b.token("late@example.com", 1), "name": "Late Comer", "password": password})
		require.Equal(t, "identity.invitation_expired", a.code(t))
		require.Contains(t, string(b.do("GET", host, "/api/v1/invitations", nil).body), `"status":"expired"`)
		require.Equal(t, 200, b.do("POST", host, "/api/v1/invitations/"+inv.ID+"/resend", nil).status)
		a = b.browser().accept(host, map[string]any{"token": b.token("late@example.com", 2), "name": "Late Comer", "password": password})
		require.Equal(t, 200, a.status, "%s", a.body)
	})

	t.Run("OnePersonInTwoChainsKeepsTheirPassword", func(t *testing.T) {
		owner := b.browser()
		other := owner.found("sen-physio", "sen@example.com")
		owner.join(other, "dual@example.com", "doctor")
		require.Equal(t, 201, b.invite(host, "dual@example.com", "therapist").status)
		them := b.browser()
		var opened struct {
			HasAccount bool `json:"has_account"`
		}
		token := b.token("dual@example.com", 2)
		them.do("POST", host, "/api/v1/invitations/open", map[string]any{"token": token}).into(t, &opened)
		require.True(t, opened.HasAccount)
		require.Equal(t, "identity.invitation_not_found",
			them.accept(other, map[string]any{"token": token}).code(t), "a link is for one chain")
		a := them.accept(host, map[string]any{"token": token, "name": "Somebody Else", "password": "Another-Password-88-Entirely"})
		require.Equal(t, 200, a.status, "%s", a.body)
		_, a = them.submit(host, "/.ory/self-service/login/browser", map[string]any{
			"method": "password", "identifier": "dual@example.com", "password": "Another-Password-88-Entirely",
		})
		require.Equal(t, 400, a.status, "the link gives nobody a new password to an old account")
		require.Equal(t, 200, them.signIn(host, "dual@example.com").status)
		require.Equal(t, 200, them.do("GET", host, "/api/v1/me", nil).status)
	})

	t.Run("APasswordLaidUnderSomebodysAddressIsVoid", func(t *testing.T) {
		a := b.browser().do("POST", apex, "/api/v1/signups", map[string]any{
			"chain_name": "Trap", "slug": "trap-dental", "country": "IN", "subdivision": "KA", "clinic_type": "dental",
			"owner_name": "Not Them", "email": "target@example.com", "password": "Attackers-Own-99-Password", "language": "en",
		})
		require.Equal(t, 201, a.status, "%s", a.body)
		them := b.join(host, "target@example.com", "doctor")
		require.Equal(t, 200, them.do("GET", host, "/api/v1/me", nil).status)
		_, a = b.browser().submit(host, "/.ory/self-service/login/browser", map[string]any{
			"method": "password", "identifier": "target@example.com", "password": "Attackers-Own-99-Password",
		})
		require.Equal(t, 400, a.status)
	})

	t.Run("WhoLeftComesBackAsWhoTheyWere", func(t *testing.T) {
		b.join(host, "back@example.com", "doctor")
		before := b.member(host, "back@example.com")
		require.Equal(t, 204, b.do("POST", host, "/api/v1/members/"+before.ID+"/leave", map[string]any{"reason": "moved"}).status)
		require.Equal(t, 201, b.invite(host, "back@example.com", "reception").status)
		them := b.browser()
		a := them.accept(host, map[string]any{"token": b.token("back@example.com", 2)})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, 200, them.signIn(host, "back@example.com").status)
		after := b.member(host, "back@example.com")
		require.Equal(t, before.ID, after.ID)
		require.Equal(t, "active", after.Status)
		require.Len(t, after.Roles, 1)
		require.Equal(t, "Reception", after.Roles[0].RoleName)
	})

	t.Run("AnInvitationDoesNotOutliveThePowerOfItsSender", func(t *testing.T) {
		admin := b.join(host, "admin@example.com", "admin")
		_, a := admin.submit(host, "/.ory/self-service/settings/browser", map[string]any{"method": "totp"})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, "identity.owners_only", admin.invite(host, "puppet@example.com", "owner").code(t))
		require.Equal(t, 201, admin.invite(host, "puppet@example.com", "admin").status)
		id := b.member(host, "admin@example.com").ID
		require.Equal(t, 204, b.do("POST", host, "/api/v1/members/"+id+"/suspend", map[string]any{"reason": "under inquiry"}).status)
		a = b.browser().accept(host, map[string]any{"token": b.token("puppet@example.com", 1), "name": "Puppet", "password": password})
		require.Equal(t, "identity.invitation_void", a.code(t))
		require.Equal(t, "identity.member_suspended", b.invite(host, "admin@example.com", "admin").code(t))
	})

	t.Run("WhoManagesABranchInvitesToThatBranch", func(t *testing.T) {
		here, there := b.branch(host, "Here"), b.branch(host, "There")
		a := b.do("POST", host, "/api/v1/roles", map[string]any{
			"name": "Branch lead", "description": "", "second_factor": false, "permissions": append([]string{"members.manage", "roles.read"}, b.allows(host, "reception")...),
		})
		require.Equal(t, 201, a.status, "%s", a.body)
		var lead struct{ ID string }
		a.into(t, &lead)
		ask := func(who *browser, email, role string, branch any) answer {
			return who.do("POST", host, "/api/v1/invitations", map[string]any{
				"email": email, "name": "Some Body", "roles": []any{map[string]any{"role_id": role, "branch_id": branch}},
			})
		}
		require.Equal(t, 201, ask(b, "lead@example.com", lead.ID, here).status)
		them := b.browser()
		a = them.accept(host, map[string]any{"token": b.token("lead@example.com", 1), "name": "Lead Person", "password": password})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, 200, them.signIn(host, "lead@example.com").status)
		known := string(them.do("GET", host, "/api/v1/me", nil).body)
		require.Contains(t, known, here)
		require.NotContains(t, known, there)

		reception, admin := b.role(host, "reception"), b.role(host, "admin")
		require.Equal(t, 201, ask(them, "near@example.com", reception, here).status)
		require.Equal(t, "identity.role_unknown", ask(them, "far@example.com", reception, there).code(t), "a branch one may not know of")
		require.Equal(t, "access.not_yours_to_give", ask(them, "all@example.com", reception, nil).code(t))
		require.Equal(t, "access.not_yours_to_give", ask(them, "more@example.com", admin, here).code(t))
		require.Equal(t, "identity.role_unknown", ask(b, "no@example.com", "018f3e2a-0000-7000-8000-000000000000", nil).code(t))
		require.Equal(t, "identity.role_unknown", ask(b, "no@example.com", reception, "018f3e2a-0000-7000-8000-000000000000").code(t))

		var far invited
		ask(b, "far@example.com", reception, there).into(t, &far)
		list := string(them.do("GET", host, "/api/v1/invitations", nil).body)
		require.Contains(t, list, "near@example.com")
		require.NotContains(t, list, "far@example.com")
		require.Equal(t, "identity.invitation_not_found", them.do("POST", host, "/api/v1/invitations/"+far.ID+"/revoke", nil).code(t))
	})

	t.Run("TwoClicksMakeOneMember", func(t *testing.T) {
		require.Equal(t, 201, b.invite(host, "twice@example.com", "doctor").status)
		token := b.token("twice@example.com", 1)
		answers := make(chan answer, 2)
		for range 2 {
			go func() {
				answers <- b.browser().accept(host, map[string]any{"token": token, "name": "Twice Over", "password": password})
			}()
		}
		codes := []int{(<-answers).status, (<-answers).status}
		require.ElementsMatch(t, []int{200, 410}, codes)
		require.Equal(t, 200, b.browser().signIn(host, "twice@example.com").status)
	})

	t.Run("WhoeverAcceptsIsThePractitionerTheyWereInvitedAs", func(t *testing.T) {
		var inv invited
		b.invite(host, "physio@example.com", "therapist").into(t, &inv)
		branch := b.branch(host, "Physio")
		add := func(name, invitation string) answer {
			return b.ask(t, "POST", host, "/api/v1/resources", `{"kind": "practitioner", "name": "`+name+`", "branch_ids": ["`+branch+`"], "invitation_id": "`+invitation+`"}`)
		}
		require.Equal(t, "scheduling.resource_invalid", add("Nobody", "018f3e2a-0000-7000-8000-000000000000").code(t))
		a := add("Meera Nair", inv.ID)
		require.Equal(t, 201, a.status, "%s", a.body)
		var made struct{ ID string }
		a.into(t, &made)
		require.Equal(t, 200, b.browser().accept(host, map[string]any{"token": b.token("physio@example.com", 1), "name": "Meera Nair", "password": password}).status)

		var all struct {
			Items []struct {
				ID           string
				MemberID     string `json:"member_id"`
				InvitationID string `json:"invitation_id"`
			}
		}
		b.do("GET", host, "/api/v1/resources", nil).into(t, &all)
		require.Len(t, all.Items, 1)
		require.Equal(t, made.ID, all.Items[0].ID)
		require.Equal(t, b.member(host, "physio@example.com").ID, all.Items[0].MemberID)
		require.Empty(t, all.Items[0].InvitationID)
	})

	t.Run("TheLimitsHold", func(t *testing.T) {
		var inv invited
		b.invite(host, "many@example.com", "doctor").into(t, &inv)
		last := answer{}
		for range 5 {
			last = b.do("POST", host, "/api/v1/invitations/"+inv.ID+"/resend", nil)
		}
		require.Equal(t, "request.too_many", last.code(t))
		require.NotEmpty(t, last.header.Get("Retry-After"))
	})
}

type listed struct {
	ID, Email, Status string
	SecondFactor      *bool `json:"second_factor"`
	Roles             []struct {
		RoleName string `json:"role_name"`
	}
}

func (b *browser) member(host, email string) listed {
	b.t.Helper()
	var out struct{ Items []listed }
	b.do("GET", host, "/api/v1/members", nil).into(b.t, &out)
	for _, m := range out.Items {
		if strings.EqualFold(m.Email, email) {
			return m
		}
	}
	b.t.Fatal("no member", email)
	return listed{}
}

// sql runs a statement as the chain, for what no act of a person brings about.
func (w *world) sql(slug, statement string) {
	w.t.Helper()
	c, err := pgx.Connect(w.t.Context(), w.db.AdminURL)
	require.NoError(w.t, err)
	defer func() { _ = c.Close(w.t.Context()) }()
	require.NoError(w.t, pgx.BeginFunc(w.t.Context(), c, func(tx pgx.Tx) error {
		_, err := tx.Exec(w.t.Context(), `SELECT set_tenant(id, 'system:test', '', '', '') FROM tenants WHERE slug = $1`, slug)
		require.NoError(w.t, err)
		_, err = tx.Exec(w.t.Context(), statement)
		return err
	}))
}
