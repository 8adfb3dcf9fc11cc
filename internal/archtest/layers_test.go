package archtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// layers, lowest first. A package imports packages of lower layers only, and
// never a sibling of its own layer; a domain is free within itself.
var layers = [][]string{
	{"kit"},
	{"audit", "access"},
	{"platform"},
	{"identity"},
	{"messaging"},
	{"patients"},
	{"followups"},
	{"scheduling"},
	{"billing", "clinical"},
	{"reporting"},
	{"app"},
}

// beside stand outside the layers: tools and tests around the product.
var beside = []string{"archtest", "devstack", "e2e", "web"}

func part(path string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(path, "internal/"), "/")
	return name
}

func layerOf(name string) int {
	return slices.IndexFunc(layers, func(l []string) bool { return slices.Contains(l, name) })
}

// breach is what is wrong with file importing the package at to, or "".
func breach(s source, to string) string {
	from, target := part(s.dir()), part(to)
	switch {
	case strings.HasSuffix(to, "db") && target != "kit" && target != from:
		return "another domain's queries are its own affair; call its service"
	case target == "devstack" && !s.test() && !slices.Contains(mayStartPrograms, from) && !strings.HasPrefix(s.dir(), "internal/kit/database/dbtest"):
		return "devstack starts programs for developers and tests; the product must not need it"
	case from == target || slices.Contains(beside, from) || slices.Contains(beside, target) || s.test():
		return ""
	case layerOf(target) >= layerOf(from):
		return target + " is not below " + from + "; publish an event, or declare the one-method interface you need here and let internal/app pass it in"
	}
	return ""
}

// mayStartPrograms import devstack outside of tests.
var mayStartPrograms = []string{"app", "devstack", "e2e", "archtest", "cmd"}

func TestImportsPointDown(t *testing.T) {
	all, err := sources()
	require.NoError(t, err)
	for _, s := range all {
		if !strings.HasPrefix(s.path, "internal/") {
			continue
		}
		if name := part(s.dir()); layerOf(name) < 0 && !slices.Contains(beside, name) {
			t.Errorf("%s: internal/%s is in no layer; give it its place in layers (internal/archtest/layers_test.go)", s.path, name)
			continue
		}
		for _, to := range s.imports {
			to, ours := strings.CutPrefix(to, module)
			if why := breach(s, to); ours && strings.HasPrefix(to, "internal/") && why != "" {
				t.Errorf("%s must not import %s: %s", s.path, to, why)
			}
		}
	}
}

func TestBreachIsSeen(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to string
		wrong    bool
	}{
		"Down":                 {"internal/patients/patient.go", "internal/platform", false},
		"Up":                   {"internal/patients/patient.go", "internal/scheduling", true},
		"Sideways":             {"internal/billing/price.go", "internal/clinical", true},
		"OwnQueries":           {"internal/patients/patient.go", "internal/patients/patientsdb", false},
		"QueriesOfAnother":     {"internal/scheduling/slot.go", "internal/patients/patientsdb", true},
		"DevstackInTheProduct": {"internal/patients/patient.go", "internal/devstack", true},
		"DevstackInATest":      {"internal/patients/patient_test.go", "internal/devstack/teststack", false},
	} {
		why := breach(source{path: c.from}, c.to)
		require.Equal(t, c.wrong, why != "", "%s: %s", name, why)
	}
}
