package access_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
)

var update = flag.Bool("update", false, "write docs/roles.md anew")

const matrixFile = "../../docs/roles.md"

// TestTheMatrixIsPublished keeps docs/roles.md what the code says, so that a
// change of who may do what is read by whoever reviews it.
// After a wanted change: go test ./internal/access -run Matrix -update
func TestTheMatrixIsPublished(t *testing.T) {
	t.Parallel()
	got := matrix()
	if *update {
		require.NoError(t, os.WriteFile(matrixFile, []byte(got), 0o644))
	}
	want, err := os.ReadFile(matrixFile)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "docs/roles.md is stale: go test ./internal/access -run Matrix -update")
}

func matrix() string {
	var b strings.Builder
	b.WriteString("# Who may do what\n\nThe roles a new chain starts with. A chain may change them and add its own; the owner's stays whole.\n" +
		"A permission marked ◐ can be held for single branches; one marked ! gives power over people, rules or records.\n\n| permission |")
	for _, r := range access.DefaultRoles {
		fmt.Fprintf(&b, " %s |", strings.ReplaceAll(r.Key, "_", " "))
	}
	b.WriteString("\n| --- |" + strings.Repeat(" :-: |", len(access.DefaultRoles)) + "\n")
	for _, e := range access.Catalogue {
		fmt.Fprintf(&b, "| `%s`%s: %s |", e.Key, marks(e), e.Sentence)
		for _, r := range access.DefaultRoles {
			fmt.Fprintf(&b, " %s |", map[bool]string{true: "✓", false: ""}[slices.Contains(r.Permissions, e.Key)])
		}
		b.WriteString("\n")
	}
	b.WriteString("| second factor asked for |")
	for _, r := range access.DefaultRoles {
		fmt.Fprintf(&b, " %s |", map[bool]string{true: "✓", false: ""}[r.SecondFactor])
	}
	return b.String() + "\n"
}

func marks(e access.Entry) (out string) {
	if e.BranchScoped {
		out += " ◐"
	}
	if e.Sensitive {
		out += " !"
	}
	return out
}
