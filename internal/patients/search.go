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
	return out
}

// words are the folded words of s, without punctuation.
func words(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func sharesWord(a, b string) bool {
	theirs := words(b)
	return slices.ContainsFunc(words(a), func(w string) bool { return slices.Contains(theirs, w) })
}

// terms is everything a patient is found by.
func terms(p Patient) []string {
	out := append(words(p.Name), strconv.FormatInt(p.Number, 10))
	if n, err := phonenumbers.Parse(p.Phone, ""); err == nil {
		national := phonenumbers.GetNationalSignificantNumber(n)
		out = append(out, strings.TrimPrefix(p.Phone, "+"), national, "0"+national)
	}
	if p.BirthDate != nil {
		out = append(out, p.BirthDate.Format("20060102"), p.BirthDate.Format("02012006"))
	}
	slices.Sort(out)
	return slices.Compact(out)
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
// date or number. An empty query lists the newest. after is the number of the
// last patient seen, 0 to begin; newest first.
func (s *Service) Search(ctx context.Context, query string, limit int, after int64) ([]Patient, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Patient, error) {
		sql, args := searchSQL(tx, queryWords(query), limit, after)
		rows, err := tx.Query(ctx, sql, args...)
		if err != nil {
			return nil, err
		}
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[patientsdb.Patient])
		if err != nil {
			return nil, err
		}
		out := make([]Patient, len(found))
		for i, r := range found {
			out[i] = fromRow(r)
		}
		return out, nil
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
