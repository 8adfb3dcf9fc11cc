package patients

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/jackc/pgx/v5"
	"github.com/nyaruka/phonenumbers"
	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// fold makes two spellings of a name compare equal: case, accents and width
// are gone; the script stays.
func fold(s string) string {
	t := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), cases.Fold(), norm.NFC)
	out, _, err := transform.String(t, s)
	if err != nil {
		return strings.ToLower(s)
	}
	return strings.ReplaceAll(out, "ı", "i") // whose capital is the same
}

// words are the folded words of s, without punctuation.
func words(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// names is every name a patient goes by.
func (d Details) names() string {
	return strings.Join([]string{d.Name, d.GivenName, d.FamilyName, d.PreferredName}, " ")
}

// terms is everything a patient is found by.
func terms(p Patient) []string {
	out := append(words(p.names()), strconv.FormatInt(p.Number, 10))
	for _, w := range words(p.names()) {
		out = append(out, soundTerm(w))
	}
	out = append(append(out, phoneTerms(p.Phone)...), phoneTerms(p.SecondPhone)...)
	if p.BirthDate != nil && p.accuracy() == Day {
		out = append(out, p.BirthDate.Format("20060102"), p.BirthDate.Format("02012006"))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// phoneTerms are the ways people type a number.
func phoneTerms(e164 string) []string {
	n, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return nil
	}
	national := phonenumbers.GetNationalSignificantNumber(n)
	return []string{strings.TrimPrefix(e164, "+"), national, "0" + national}
}

// soundTerm is the term under which words that sound alike are found. No word
// that is typed begins with its sign.
func soundTerm(word string) string { return "~" + skeleton(word) }

var (
	sameSound = strings.NewReplacer("ck", "k", "ph", "f", "sch", "s", "ch", "c", "sh", "s", "kh", "k", "gh", "g", "th", "t", "dh", "d", "bh", "b",
		"ee", "i", "oo", "u", "q", "k", "x", "ks", "z", "s", "v", "w", "j", "g")
	// vowels, and the long ones of Arabic; vowel signs of Indian scripts are marks
	unsounded = "aeiouyhاويىةأإآءअआइईउऊएऐओऔ"
)

// skeleton is how a word sounds without its vowels: Mohammed and Muhamad, Priya
// and Preeya have one skeleton. The first letter stays, whatever it is.
func skeleton(word string) string {
	var out []rune
	for i, r := range sameSound.Replace(fold(word)) {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case i > 0 && strings.ContainsRune(unsounded, r):
		case len(out) > 0 && out[len(out)-1] == r:
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

func index(ctx context.Context, tx database.Tx, q *patientsdb.Queries, p Patient) error {
	if err := q.DeleteTerms(ctx, patientsdb.DeleteTermsParams{TenantID: tx.Tenant(), PatientID: p.ID}); err != nil {
		return err
	}
	_, err := q.InsertTerms(ctx, patientsdb.InsertTermsParams{TenantID: tx.Tenant(), PatientID: p.ID, Terms: terms(p)})
	return err
}

// queryWords are what to look for: the words as typed; but a query of digits
// and separators alone ("+91 98-45", "12/03/1990") is one number.
func queryWords(q string) []string {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, q)
	if digits != "" && !strings.ContainsFunc(q, unicode.IsLetter) {
		return []string{digits}
	}
	return words(q)
}

const mostWords = 6

// Search finds patients by prefixes of their names in any order, phone, birth
// date or number, or by a whole identifier. An empty query lists the newest.
// after is the number of the last patient seen, 0 to begin; newest first.
func (s *Service) Search(ctx context.Context, query string, limit int, after int64) ([]Patient, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Patient, error) {
		if found, err := s.byIdentifier(ctx, tx, query); err != nil || len(found) > 0 && after == 0 {
			return found[:min(len(found), limit)], err
		}
		sql, args := searchSQL(tx, queryWords(query), limit, after)
		rows, err := tx.Query(ctx, sql, args...)
		if err != nil {
			return nil, err
		}
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[patientsdb.Patient])
		if err != nil {
			return nil, err
		}
		return fromRows(found)
	})
}

// searchSQL has one range scan over the terms for each word: the only text
// search that row-level security lets use an index.
func searchSQL(tx database.Tx, prefixes []string, limit int, after int64) (string, []any) {
	args := []any{tx.Tenant(), limit, after}
	var b strings.Builder
	b.WriteString(`SELECT p.* FROM patients p WHERE p.tenant_id = $1 AND ($3::bigint = 0 OR p.number < $3)`)
	for _, w := range prefixes[:min(len(prefixes), mostWords)] {
		args = append(args, w, w+string(unicode.MaxRune))
		fmt.Fprintf(&b, ` AND EXISTS (SELECT FROM patient_terms t WHERE t.tenant_id = $1 AND t.patient_id = p.id
			AND t.term >= $%d AND t.term < $%d)`, len(args)-1, len(args))
	}
	b.WriteString(` ORDER BY p.number DESC LIMIT $2`)
	return b.String(), args
}
