package tenants_test

import (
	"bytes"
	"io/fs"
	"path"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/tenants"
)

// TestPacksMatchTheirSchema names the file and the place of what is wrong.
func TestPacksMatchTheirSchema(t *testing.T) {
	t.Parallel()
	schemas := compile(t, "country", "clinictype", "consents", "intake", "followups", "note", "measures")
	for dir, schema := range map[string]*jsonschema.Schema{
		"countries": schemas["country"], "clinictypes": schemas["clinictype"], "consents": schemas["consents"], "intake": schemas["intake"], "followups": schemas["followups"],
		"notes": schemas["note"],
	} {
		files, err := fs.Glob(tenants.FS, dir+"/*.yaml")
		require.NoError(t, err)
		require.NotEmpty(t, files, dir)
		for _, file := range files {
			t.Run(path.Base(file), func(t *testing.T) {
				t.Parallel()
				if file == "notes/measures.yaml" {
					require.NoError(t, schemas["measures"].Validate(read(t, file)))
					return
				}
				require.NoError(t, schema.Validate(read(t, file)))
			})
		}
	}
}

// TestSchemasRefuse proves that the schemas bite.
func TestSchemasRefuse(t *testing.T) {
	t.Parallel()
	schema := compile(t, "country")["country"]
	for name, change := range map[string]func(pack map[string]any){
		"AnUnknownKey":            func(p map[string]any) { p["colour"] = "red" },
		"AnUnknownSetting":        func(p map[string]any) { object(p["settings"])["slot_steps"] = 10 },
		"ARuleWithoutABasis":      func(p map[string]any) { delete(first(p["rules"]), "basis") },
		"ARuleWithoutADate":       func(p map[string]any) { delete(first(p["rules"]), "effective_from") },
		"AHolidayWithTwoDates":    func(p map[string]any) { first(p["holidays"])["easter"] = 1 },
		"ADateThatIsNone":         func(p map[string]any) { p["reviewed_on"] = "2026-02-30" },
		"AnEstimateWithoutATable": func(p map[string]any) { first(p["holidays"])["estimated_from"] = 2026 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pack, ok := read(t, "countries/us.yaml").(map[string]any)
			require.True(t, ok)
			change(pack)
			require.Error(t, schema.Validate(pack))
		})
	}
}

func compile(t *testing.T, names ...string) map[string]*jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	base := "https://praxis.clinic/schema/"
	for _, name := range []string{"country", "clinictype", "consents", "intake", "followups", "note", "measures"} {
		raw, err := tenants.FS.ReadFile("schema/" + name + ".schema.json")
		require.NoError(t, err)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		require.NoError(t, err)
		require.NoError(t, c.AddResource(base+name+".schema.json", doc))
	}
	out := map[string]*jsonschema.Schema{}
	for _, name := range names {
		schema, err := c.Compile(base + name + ".schema.json")
		require.NoError(t, err)
		out[name] = schema
	}
	return out
}

func read(t *testing.T, file string) any {
	t.Helper()
	raw, err := tenants.FS.ReadFile(file)
	require.NoError(t, err)
	require.NotContains(t, string(raw), "\t", "YAML is indented with spaces")
	var doc any
	require.NoError(t, yaml.Unmarshal(raw, &doc))
	return doc
}

// object and first panic where the pack is not of the form the schema has just
// been seen to accept: the test then fails.
func object(v any) map[string]any { return v.(map[string]any) } //nolint:errcheck // see above

func first(v any) map[string]any { return object(v.([]any)[0]) } //nolint:errcheck // see above
