package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/kit/pdf"
)

var noon = time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)

type sample struct {
	lang, clinic, title, patient string
	heads                        [3]string
	service, total               string
}

var samples = map[string]sample{
	"en": {"en", "Sunrise Dental", "Receipt R-1042", "Hélène Côté", [3]string{"Service", "Quantity", "Amount"}, "Cleaning with a description that is long enough to need a second line", "Total"},
	"fr": {"fr", "Clinique Rideau", "Reçu n° 1042", "Zoë Œuvrard, née Ÿ", [3]string{"Prestation", "Qté", "Montant"}, "Séance de kinésithérapie", "Total réglé"},
	"ar": {"ar", "عيادة النور", "إيصال رقم 1042", "محمد عبد الله \u2068(Mohammed A.)\u2069", [3]string{"الخدمة", "الكمية", "المبلغ"}, "تنظيف الأسنان مع شرح طويل يجب أن يلتف على سطرين", "الإجمالي"},
	"hi": {"hi", "सनराइज़ क्लिनिक", "रसीद 1042", "श्रीमती प्रियंका क्षत्रिय", [3]string{"सेवा", "संख्या", "राशि"}, "परामर्श", "कुल राशि"},
}

func receipt(t require.TestingT, s sample, rows int) []byte {
	return write(t, s, rows, func(*pdf.Document) {})
}

// plain is a receipt whose content can be searched.
func plain(t require.TestingT, s sample, rows int) []byte { return write(t, s, rows, pdf.Uncompressed) }

func write(t require.TestingT, s sample, rows int, prepare func(*pdf.Document)) []byte {
	d, err := pdf.New(pdf.Page{
		Size: pdf.A5, Language: s.lang, Title: s.title, Created: noon,
		Footer: func(page int) string { return fmt.Sprintf("%s · %d", s.clinic, page) },
	})
	require.NoError(t, err)
	prepare(d)
	d.Name(s.clinic)
	d.Small(pdf.Isolate("12 MG Road, Bengaluru 560001"))
	d.Space(4)
	d.Heading(s.title)
	d.Facts(pdf.Fact{Name: s.heads[0], Value: s.patient}, pdf.Fact{Name: "never", Value: ""})
	var lines [][]string
	for range rows {
		lines = append(lines, []string{s.service, "1", "1,250.00 ₹"})
	}
	lines = append(lines, []string{s.total, "", "1,250.00 ₹"})
	d.Table([]pdf.Column{{Head: s.heads[0], Share: 5}, {Head: s.heads[1], Share: 1.5, End: true}, {Head: s.heads[2], Share: 2, End: true}}, lines, 1)
	var b bytes.Buffer
	require.NoError(t, d.Write(&b))
	return b.Bytes()
}

func TestReceiptsOfFourLanguages(t *testing.T) {
	t.Parallel()
	for lang, s := range samples {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			out := receipt(t, s, 2)
			require.True(t, bytes.HasPrefix(out, []byte("%PDF-")))
			require.Less(t, len(out), 400<<10, "it is sent to phones")
			require.Equal(t, out, receipt(t, s, 2), "the same receipt is the same file")
			if dir := os.Getenv("PRAXIS_SHOTS"); dir != "" { // to be looked at
				require.NoError(t, os.WriteFile(filepath.Join(dir, "receipt-"+lang+".pdf"), out, 0o600))
			}
		})
	}
}

func TestManyReceiptsAtOnce(t *testing.T) {
	t.Parallel()
	want := receipt(t, samples["ar"], 3)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := receipt(t, samples["ar"], 3); !bytes.Equal(want, got) {
				t.Error("another receipt's letters got into this one")
			}
		})
	}
	all.Wait()
}

func TestALongTableGoesOnWithItsHeads(t *testing.T) {
	t.Parallel()
	out := plain(t, samples["en"], 60)
	pages := bytes.Count(out, []byte("/Type /Page\n"))
	require.Greater(t, pages, 2)
	require.Equal(t, pages, bytes.Count(out, wide("Quantity")), "the heads are on every page")
	require.Equal(t, 60, bytes.Count(out, wide("Cleaning with")), "no row is lost")
	require.Equal(t, 1, bytes.Count(out, wide("Total")))
}

// wide is s as the invisible text of a document holds it.
func wide(s string) (out []byte) {
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return out
}

func TestNoTextBreaksIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := samples[rapid.SampledFrom([]string{"en", "ar", "hi", "fr"}).Draw(t, "language")]
		s.patient = rapid.String().Draw(t, "patient")
		s.service = rapid.StringOfN(rapid.RuneFrom([]rune("aé ﷺعلا\u2068\u2069क्ष\u200d1\n\t𝔘👩‍⚕️")), 0, 60, -1).Draw(t, "service")
		receipt(t, s, 1)
	})
}
