// Package archtest holds the rules of the house as tests: who may import whom,
// which file may speak to which vendor, and that SQL names its tenant. Each
// failure is the sentence a newcomer needs.
package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// root is the checkout, as seen from this folder, where go test runs.
const root = "../.."

// module is the import path of the checkout.
const module = "github.com/praxis-clinic/praxis/"

// source is one Go file that is part of the product or its tests.
type source struct {
	path    string // from the checkout: internal/patients/patient.go
	imports []string
}

func (s source) dir() string  { return filepath.ToSlash(filepath.Dir(s.path)) }
func (s source) file() string { return filepath.Base(s.path) }
func (s source) test() bool   { return strings.HasSuffix(s.path, "_test.go") }

// generated says whether sqlc wrote the file.
func (s source) generated() bool { return strings.HasSuffix(s.dir(), "db") && !s.test() }

// sources reads the imports of every Go file. It reads the files itself, and
// does not ask the go command, so that the test cache sees them change.
func sources() (out []source, err error) {
	for _, top := range []string{"cmd", "internal"} {
		err = filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "node_modules" || d.Name() == "dist" || d.Name() == "testdata"):
				return filepath.SkipDir
			case !strings.HasSuffix(path, ".go"):
				return nil
			}
			s, err := read(path)
			out = append(out, s)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func read(path string) (source, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return source{}, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly)
	if err != nil {
		return source{}, err
	}
	rel, err := filepath.Rel(root, path)
	s := source{path: filepath.ToSlash(rel)}
	for _, i := range file.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return source{}, err
		}
		s.imports = append(s.imports, name)
	}
	return s, err
}
