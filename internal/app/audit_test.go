package app_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

type looked struct {
	Action, Entity, Subject string
	EntityID                string `json:"entity_id"`
	RequestID               string `json:"request_id"`
	Actor                   struct{ Kind, Name string }
}

// audit lists what the chain's audit says of an action, as far as b may read it.
func (b *browser) audit(host, action string) []looked {
	b.t.Helper()
	var page struct{ Items []looked }
	b.do("GET", host, "/api/v1/audit?action="+action, nil).into(b.t, &page)
	return page.Items
}

// TestLooksAndExportsAreRecorded: who opens a patient or takes the audit away leaves a line.
func TestLooksAndExportsAreRecorded(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("watched", "watched@example.com")
	patient := b.make(host, "/patients", `{"name": "Vikram Nair"}`)
	require.Empty(t, b.audit(host, "view"))

	first := b.do("GET", host, "/api/v1/patients/"+patient, nil)
	require.Equal(t, 200, first.status)
	require.Equal(t, 200, b.do("GET", host, "/api/v1/patients/"+patient, nil).status)
	looks := b.audit(host, "view")
	require.Len(t, looks, 1, "the same look, twice")
	want := looked{Action: "view", Entity: "patients", EntityID: patient, Subject: "Vikram Nair", RequestID: first.header.Get("X-Request-Id")}
	want.Actor.Kind, want.Actor.Name = "staff", "Asha Rao"
	require.Equal(t, want, looks[0])

	for _, query := range []string{"", "?action=view", "?entity_id=" + patient} {
		before := len(b.audit(host, "export"))
		a := b.do("GET", host, "/api/v1/audit.csv"+query, nil)
		require.Equal(t, 200, a.status)
		require.Contains(t, string(a.body), patient)
		exports := b.audit(host, "export")
		require.Len(t, exports, before+1, query)
		require.Equal(t, a.header.Get("X-Request-Id"), exports[0].RequestID)
	}

	other := b.browser()
	there := other.found("stranger", "stranger@example.com")
	require.Equal(t, 404, other.do("GET", there, "/api/v1/patients/"+patient, nil).status)
	require.Empty(t, other.audit(there, "view"))
	require.Empty(t, other.audit(there, "export"))
}
