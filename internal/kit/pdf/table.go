package pdf

import "github.com/go-text/typesetting/shaping"

// Column of a table. Numbers stand at the end of theirs.
type Column struct {
	Head  string
	Share float64 // of the width, beside those of the others
	End   bool
}

const between = 2.0 // millimetres from column to column

// Table draws rows under their heads, which are said again on each page. The
// last sums rows are drawn heavier.
func (d *Document) Table(columns []Column, rows [][]string, sums int) {
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.Head
	}
	head := func() { d.ruled(columns, heads, bold) }
	head()
	for i, row := range rows {
		w := regular
		if i >= len(rows)-sums {
			w = bold
		}
		if d.need(d.tall(columns, row, w) + 2*gap) {
			head()
		}
		d.ruled(columns, row, w)
	}
}

func (d *Document) ruled(columns []Column, cells []string, w weight) {
	weights := make([]weight, len(cells))
	for i := range weights {
		weights[i] = w
	}
	d.row(columns, cells, weights, 9.5)
	d.Rule()
}

func (d *Document) tall(columns []Column, cells []string, w weight) float64 {
	most, st := 1, style{size: 9.5, weight: w}
	for i, width := range d.widths(columns) {
		most = max(most, len(d.lines(oneLine(cells[i]), width, st)))
	}
	return st.height(most)
}

// row draws cells beside each other, from the side where reading begins, on one page.
func (d *Document) row(columns []Column, cells []string, weights []weight, size float64) {
	widths, lines, height := d.widths(columns), make([][]shaping.Line, len(cells)), 0.0
	for i, cell := range cells {
		st := style{size: size, weight: weights[i]}
		lines[i] = d.lines(oneLine(cell), widths[i], st)
		height = max(height, st.height(len(lines[i])))
	}
	d.need(height)
	at := 0.0
	for i, cell := range cells {
		st := style{size: size, weight: weights[i]}
		if columns[i].End {
			st.align = end
		}
		x := margin + at
		if d.rtl {
			x = margin + d.width - at - widths[i]
		}
		d.draw(x, d.y, widths[i], oneLine(cell), lines[i], st)
		at += widths[i] + between
	}
	d.y += height
}

func (d *Document) widths(columns []Column) []float64 {
	var all float64
	for _, c := range columns {
		all += c.Share
	}
	free := d.width - between*float64(len(columns)-1)
	out := make([]float64, len(columns))
	for i, c := range columns {
		out[i] = free * c.Share / all
	}
	return out
}
