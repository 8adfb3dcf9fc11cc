package archtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// home says which files of a domain may import an outside library.
var home = []struct {
	imports  string
	suffixes []string
	why      string
}{
	{"net/http", []string{"_http.go", "_ory.go", "_twilio.go", "_meta.go"}, "HTTP"},
	{"github.com/gin-gonic/", []string{"_http.go"}, "HTTP"},
	{"github.com/danielgtaylor/huma", []string{"_http.go"}, "HTTP"},
	{"github.com/stripe/", []string{"_stripe.go"}, "Stripe"},
	{"github.com/redis/", []string{"_redis.go"}, "Redis"},
	{"github.com/ory/", []string{"_ory.go"}, "Ory"},
	{"github.com/riverqueue/", []string{"_jobs.go"}, "a background job"},
	{"github.com/wneessen/go-mail", []string{"_smtp.go"}, "sending mail"},
}

// homeless parts are plumbing, composition and tools: the rule is for domains.
var homeless = append([]string{"kit", "app"}, beside...)

func misplaced(s source, imported string) string {
	for _, h := range home {
		fits := func(suffix string) bool { return strings.HasSuffix(s.file(), suffix) }
		if strings.HasPrefix(imported, h.imports) && !slices.ContainsFunc(h.suffixes, fits) {
			return h.why + " belongs in a *" + strings.Join(h.suffixes, " or *") + " file"
		}
	}
	if strings.HasSuffix(s.file(), "_http.go") && (strings.HasPrefix(imported, "github.com/jackc/") || queries(imported)) {
		return "a handler calls the service, never the database"
	}
	return ""
}

// queries says whether the import is a domain's generated query package.
func queries(imported string) bool {
	return strings.HasPrefix(imported, module+"internal/") && strings.HasSuffix(imported, "db") && !strings.HasPrefix(imported, module+"internal/kit/")
}

func TestLibrariesKeepToTheirFiles(t *testing.T) {
	all, err := sources()
	require.NoError(t, err)
	for _, s := range all {
		if !strings.HasPrefix(s.path, "internal/") || slices.Contains(homeless, part(s.dir())) || s.test() || s.generated() {
			continue
		}
		for _, i := range s.imports {
			if why := misplaced(s, i); why != "" {
				t.Errorf("%s imports %s: %s", s.path, i, why)
			}
		}
	}
}

func TestOnlyTheDatabasePackageOpensPools(t *testing.T) {
	all, err := sources()
	require.NoError(t, err)
	for _, s := range all {
		if s.test() || strings.HasPrefix(s.dir(), "internal/kit/database") || strings.HasPrefix(s.dir(), "internal/devstack") {
			continue
		}
		for _, i := range s.imports {
			if strings.HasSuffix(i, "/pgxpool") {
				t.Errorf("%s imports pgxpool: internal/kit/database is the only door to Postgres; take a *database.DB", s.path)
			}
		}
	}
}

func TestMisplacedIsSeen(t *testing.T) {
	t.Parallel()
	require.NotEmpty(t, misplaced(source{path: "internal/patients/patient.go"}, "net/http"))
	require.NotEmpty(t, misplaced(source{path: "internal/patients/patient_http.go"}, module+"internal/patients/patientsdb"))
	require.Empty(t, misplaced(source{path: "internal/patients/patient_http.go"}, "net/http"))
}
