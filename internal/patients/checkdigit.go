package patients

import (
	"strings"
	"time"
	"unicode"
)

// checks are the ways identifiers guard themselves against slips, by the words
// of the country packs.
var checks = map[string]func(value string) bool{
	"luhn":       luhn,
	"luhn_80840": func(value string) bool { return luhn("80840" + value) }, // NPI: 45 CFR 162.406
	"mod11":      mod11,
	"ramq":       ramq,
	"verhoeff":   verhoeff,
}

// digitsOf are the digits of value; letters around them (the version code of an
// Ontario card) count for nothing.
func digitsOf(value string) []int {
	var out []int
	for _, r := range value {
		if r >= '0' && r <= '9' {
			out = append(out, int(r-'0'))
		}
	}
	return out
}

// luhn is ISO/IEC 7812-1: every second digit from the right doubled.
func luhn(value string) bool {
	digits, sum := digitsOf(value), 0
	for i := range digits {
		d := digits[len(digits)-1-i]
		if i%2 == 1 {
			d *= 2
			if d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return len(digits) > 1 && sum%10 == 0
}

// mod11 is that of British Columbia's personal health number: the second to
// ninth digits weighted, the tenth is eleven less the rest.
func mod11(value string) bool {
	digits := digitsOf(value)
	if len(digits) != 10 {
		return false
	}
	sum := 0
	for i, weight := range []int{2, 4, 8, 5, 10, 9, 7, 3} {
		sum += digits[i+1] * weight
	}
	return 11-sum%11 == digits[9]
}

// ramq reads the birth date in a Quebec health insurance number: four letters,
// YYMMDD with 50 added to the month of a woman, a sequence letter, a check
// digit whose rule is not published and is not checked.
func ramq(value string) bool {
	digits := strings.TrimLeftFunc(value, unicode.IsLetter)
	if len(digits) != 8 {
		return false
	}
	d := digitsOf(digits)
	if len(d) != 8 {
		return false
	}
	month, day := (d[2]*10+d[3])%50, d[4]*10+d[5]
	if d[2] > 6 || month < 1 || month > 12 {
		return false
	}
	year := 2000 + d[0]*10 + d[1] // of either century: 2000 and 1900 differ in one leap day
	return day >= 1 && day <= time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

var (
	// the dihedral group of order ten, and the permutation that each place applies
	dihedral = [10]string{
		"0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
		"5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
	}
	permuted = [8]string{
		"0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
	}
)

// verhoeff is J. Verhoeff's check digit of 1969: it finds every single slip and
// every swap of neighbours.
func verhoeff(value string) bool {
	digits, c := digitsOf(value), 0
	for i := range digits {
		d := digits[len(digits)-1-i]
		c = int(dihedral[c][permuted[i%8][d]-'0'] - '0')
	}
	return len(digits) > 1 && c == 0
}
