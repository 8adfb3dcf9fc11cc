// Package pdf lays out what a clinic hands to people: receipts, invoices,
// statements, letters. Latin, Arabic and Devanagari are shaped as they are
// written, right to left where the document's language is; a page is never cut
// in the middle of a row. For paper at the desk the web app prints HTML; this is
// for what is sent.
package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/language"
)

// Size is a paper size.
type Size string

// The sizes in use: Letter in North America, A4 and A5 elsewhere.
const (
	A4     Size = "A4"
	A5     Size = "A5"
	Letter Size = "Letter"
)

// Page says what the pages of a document are like.
type Page struct {
	Size     Size
	Language string // BCP 47; Arabic runs right to left
	Title    string // for the reader's window and for screen readers
	// Footer is said at the foot of each page; nil for none.
	Footer  func(page int) string
	Created time.Time // kept in the file, so that the same content makes the same bytes
}

const (
	margin = 14.0 // millimetres on all sides
	foot   = 10.0 // what the footer takes
	gap    = 1.2  // between a row and its rule
)

// Document is being written from top to bottom. Its errors come from Write.
type Document struct {
	pen
	page   Page
	y      float64
	width  float64 // between the margins
	bottom float64 // where the next page begins
	number int
}

// New begins a document with an empty page.
func New(page Page) (*Document, error) {
	fonts, err := parsed()
	if err != nil {
		return nil, err
	}
	f := fpdf.New("P", "mm", string(page.Size), "")
	f.SetAutoPageBreak(false, 0)
	f.SetCatalogSort(true)
	f.SetCreationDate(page.Created)
	f.SetModificationDate(page.Created)
	f.SetTitle(page.Title, true)
	f.SetLang(page.Language)
	f.SetProducer("Praxis", true)
	d := &Document{page: page, pen: pen{
		pdf: f, rtl: rightToLeft(page.Language), lang: language.NewLanguage(page.Language),
		faces: [2]faces{newFaces(fonts[regular]), newFaces(fonts[bold])}, known: map[string]bool{},
	}}
	d.turn()
	return d, nil
}

func rightToLeft(lang string) bool { return len(lang) >= 2 && lang[:2] == "ar" }

// turn begins a new page.
func (d *Document) turn() {
	d.footer()
	d.pdf.AddPage()
	w, h := d.pdf.GetPageSize()
	d.number++
	d.y, d.width, d.bottom = margin, w-2*margin, h-margin-foot
	d.ink(30)
	d.pdf.SetDrawColor(190, 190, 190)
	d.pdf.SetLineWidth(0.2)
}

func (d *Document) ink(shade int) { d.pdf.SetFillColor(shade, shade, shade) }

func (d *Document) footer() {
	if d.number == 0 || d.page.Footer == nil {
		return
	}
	d.ink(110)
	d.at(margin, d.bottom+foot-3, d.width, d.page.Footer(d.number), style{size: 7.5, align: center})
}

// at draws s in a box and returns its height.
func (d *Document) at(x, y, width float64, s string, st style) float64 {
	s = oneLine(s)
	return d.draw(x, y, width, s, d.lines(s, width, st), st)
}

// need turns the page where fewer than height millimetres are left on it.
func (d *Document) need(height float64) bool {
	if d.y+height <= d.bottom {
		return false
	}
	d.turn()
	return true
}

// flow draws paragraphs over the whole width, line by line.
func (d *Document) flow(s string, st style) {
	for paragraph := range strings.SplitSeq(s, "\n") {
		d.paragraph(oneLine(paragraph), st)
	}
}

func (d *Document) paragraph(s string, st style) {
	for _, line := range d.lines(s, d.width, st) {
		d.need(st.height(1))
		d.line(margin, d.y+st.size*ascender*pt, d.width, []rune(s), line, st)
		d.y += st.height(1)
	}
}

// Name is the large line at the top: who hands this out.
func (d *Document) Name(s string) { d.flow(s, style{size: 16, weight: bold}) }

// Heading is what this is.
func (d *Document) Heading(s string) { d.flow(s, style{size: 13, weight: bold}); d.Space(1) }

// Text is a paragraph.
func (d *Document) Text(s string) { d.flow(s, style{size: 10}) }

// Strong is a paragraph that must not be missed.
func (d *Document) Strong(s string) { d.flow(s, style{size: 10, weight: bold}) }

// Small is a paragraph of lesser weight: addresses, legal wording.
func (d *Document) Small(s string) { d.ink(85); d.flow(s, style{size: 8.5}); d.ink(30) }

// Space leaves that many millimetres free.
func (d *Document) Space(height float64) { d.y += height }

// Rule draws a line over the whole width.
func (d *Document) Rule() {
	d.Space(gap)
	d.pdf.Line(margin, d.y, margin+d.width, d.y)
	d.Space(gap)
}

// Fact is a value with its name.
type Fact struct{ Name, Value string }

// Facts lists values, each with its name before it; those without a value are left out.
func (d *Document) Facts(facts ...Fact) {
	for _, f := range facts {
		if f.Value != "" {
			d.row([]Column{{Share: 1}, {Share: 2}}, []string{f.Name, f.Value}, []weight{regular, bold}, 9.5)
		}
	}
}

// Write ends the document and sends it to w.
func (d *Document) Write(w io.Writer) error {
	d.footer()
	d.page.Footer = nil
	if err := d.pdf.Output(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}
