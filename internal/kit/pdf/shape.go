package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

const (
	pt       = 25.4 / 72 // millimetres
	leading  = 1.45      // of the size, from line to line
	ascender = 1.1       // of the size, from the top of a line to its letters' foot
)

// pen draws shaped text: letters joined, ordered and stacked as their script
// wants it, as outlines. Real text lies invisible under it, to be found and copied.
type pen struct {
	pdf    *fpdf.Fpdf
	rtl    bool // the direction of the document's paragraphs
	lang   language.Language
	faces  [2]faces
	seg    shaping.Segmenter
	shaper shaping.HarfbuzzShaper
	wrap   shaping.LineWrapper
	known  map[string]bool // fonts that the invisible text uses
}

// align is where a line stands in its box; start and end follow the direction.
type align int

const (
	start align = iota
	end
	center
)

type style struct {
	size   float64 // points
	weight weight
	align  align
}

func (p *pen) direction() di.Direction {
	if p.rtl {
		return di.DirectionRTL
	}
	return di.DirectionLTR
}

// oneLine is s without what would break a line or move the pen: the shaper knows letters only.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// Isolate keeps a value in the order of its own script, whatever the language
// around it: an English address on an Arabic receipt.
func Isolate(s string) string { return "\u2068" + s + "\u2069" }

// lines breaks s to fit width millimetres.
func (p *pen) lines(s string, width float64, st style) []shaping.Line {
	r := []rune(s)
	if len(r) == 0 { // shaping nothing panics
		return nil
	}
	in := shaping.Input{Text: r, RunEnd: len(r), Direction: p.direction(), Size: fixed.Int26_6(st.size * 64), Language: p.lang}
	var runs []shaping.Output
	for _, run := range p.seg.Split(in, p.faces[st.weight]) {
		runs = append(runs, p.shaper.Shape(run))
	}
	lines, _ := p.wrap.WrapParagraphF(shaping.WrapConfig{Direction: p.direction()}, fixed.Int26_6(width/pt*64), r, shaping.NewSliceIterator(runs))
	out := make([]shaping.Line, len(lines)) // the wrapper uses its own again
	for i, l := range lines {
		out[i] = slices.Clone(l)
	}
	return out
}

// height of that many lines, in millimetres.
func (st style) height(lines int) float64 { return float64(lines) * st.size * leading * pt }

// draw puts lines of s into a box whose top corner is x, y; it returns their height.
func (p *pen) draw(x, y, width float64, s string, lines []shaping.Line, st style) float64 {
	text := []rune(s)
	for i, line := range lines {
		p.line(x, y+st.height(i)+st.size*ascender*pt, width, text, line, st)
	}
	return st.height(len(lines))
}

func (p *pen) line(x, base, width float64, text []rune, line shaping.Line, st style) {
	slices.SortFunc(line, func(a, b shaping.Output) int { return cmp.Compare(a.VisualIndex, b.VisualIndex) })
	var advance fixed.Int26_6
	for _, run := range line {
		advance += run.Advance
	}
	at := p.place(x, width, millimetres(advance), st.align)
	drawn := false
	for _, run := range line {
		p.invisible(at, base, text[run.Runes.Offset:run.Runes.Offset+run.Runes.Count], run, st)
		for _, g := range run.Glyphs {
			drawn = p.glyph(at, base, run.Face, g, st.size) || drawn
			at += millimetres(g.Advance)
		}
	}
	if drawn {
		p.pdf.DrawPath("f")
	}
}

func millimetres(v fixed.Int26_6) float64 { return float64(v) / 64 * pt }

// place is where a line of that length begins, from the left.
func (p *pen) place(x, width, length float64, a align) float64 {
	switch {
	case a == center:
		return x + (width-length)/2
	case (a == end) != p.rtl:
		return x + width - length
	}
	return x
}

// glyph adds one letter's outline to the path; false where it has none.
func (p *pen) glyph(x, base float64, face *font.Face, g shaping.Glyph, size float64) bool {
	outline, ok := face.GlyphDataOutline(g.GlyphID)
	if !ok || len(outline.Segments) == 0 {
		return false
	}
	k := size * pt / float64(face.Upem())
	x, base = x+millimetres(g.XOffset), base-millimetres(g.YOffset)
	at := func(s opentype.SegmentPoint) (float64, float64) { return x + float64(s.X)*k, base - float64(s.Y)*k }
	var cx, cy float64
	for i, s := range outline.Segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				p.pdf.ClosePath()
			}
			cx, cy = at(s.Args[0])
			p.pdf.MoveTo(cx, cy)
		case opentype.SegmentOpLineTo:
			cx, cy = at(s.Args[0])
			p.pdf.LineTo(cx, cy)
		case opentype.SegmentOpQuadTo:
			cx, cy = p.quad(cx, cy, at, s.Args)
		case opentype.SegmentOpCubeTo:
			cx, cy = p.cube(at, s.Args)
		}
	}
	p.pdf.ClosePath()
	return true
}

type place func(opentype.SegmentPoint) (x, y float64)

// quad draws a quadratic curve as the cubic that PDF knows.
func (p *pen) quad(cx, cy float64, at place, args [3]opentype.SegmentPoint) (x, y float64) {
	qx, qy := at(args[0])
	ex, ey := at(args[1])
	p.pdf.CurveBezierCubicTo(cx+2.0/3*(qx-cx), cy+2.0/3*(qy-cy), ex+2.0/3*(qx-ex), ey+2.0/3*(qy-ey), ex, ey)
	return ex, ey
}

func (p *pen) cube(at place, args [3]opentype.SegmentPoint) (x, y float64) {
	ax, ay := at(args[0])
	bx, by := at(args[1])
	ex, ey := at(args[2])
	p.pdf.CurveBezierCubicTo(ax, ay, bx, by, ex, ey)
	return ex, ey
}

// invisible lays the run's letters under its outlines. Letters that run to the
// left are stored as they are seen: readers turn them round again.
func (p *pen) invisible(x, base float64, r []rune, run shaping.Output, st style) {
	r = slices.Clone(r)
	if run.Direction == di.DirectionRTL {
		slices.Reverse(r)
	}
	r = slices.DeleteFunc(r, hidden)
	if len(r) == 0 {
		return
	}
	p.use(families[p.faces[st.weight].index(r[0])], st.size)
	p.pdf.SetTextRenderingMode(3)
	p.pdf.Text(x, base, string(r))
	p.pdf.SetTextRenderingMode(0)
}

// hidden marks set directions, and letters beyond the first plane are more than the writer of the file can name.
func hidden(r rune) bool {
	return r < ' ' || r >= 0xffff || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f'
}

// use sets the font of the invisible text, and takes it into the file when first used.
func (p *pen) use(family string, size float64) {
	if !p.known[family] {
		raw, err := files.ReadFile(regular.file(family))
		if err != nil {
			p.pdf.SetError(err)
			return
		}
		p.pdf.AddUTF8FontFromBytes(family, "", raw)
		p.known[family] = true
	}
	p.pdf.SetFont(family, "", size)
}
