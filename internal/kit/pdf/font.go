package pdf

import (
	"bytes"
	"embed"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
)

//go:embed fonts/*.ttf
var files embed.FS

// families are asked for a letter in this order: the first that has it draws it.
var families = [...]string{"NotoSans", "NotoNaskhArabic", "NotoSansDevanagari"}

// weight is regular or bold.
type weight int

const (
	regular weight = iota
	bold
)

func (w weight) file(family string) string {
	return "fonts/" + family + [...]string{"-Regular.ttf", "-Bold.ttf"}[w]
}

// parsed holds the fonts of the program, read once: reading them costs as much as a page.
var parsed = sync.OnceValues(func() (out [2][]*font.Font, err error) {
	for w := range out {
		for _, family := range families {
			raw, err := files.ReadFile(weight(w).file(family))
			if err != nil {
				return out, fmt.Errorf("pdf: %w", err)
			}
			face, err := font.ParseTTF(bytes.NewReader(raw))
			if err != nil {
				return out, fmt.Errorf("pdf: font %s: %w", family, err)
			}
			out[w] = append(out[w], face.Font)
		}
	}
	return out, nil
})

// faces draw the letters of one document; unlike fonts they may not be shared
// between goroutines.
type faces []*font.Face

func newFaces(fonts []*font.Font) (out faces) {
	for _, f := range fonts {
		out = append(out, font.NewFace(f))
	}
	return out
}

// ResolveFace is the first face that has the letter.
func (f faces) ResolveFace(r rune) *font.Face { return f[f.index(r)] }

func (f faces) index(r rune) int {
	for i, face := range f {
		if _, ok := face.NominalGlyph(r); ok {
			return i
		}
	}
	return 0
}
