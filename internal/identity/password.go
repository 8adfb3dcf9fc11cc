package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

const (
	passwordLetters = 10 // as Kratos asks of a change
	passwordBytes   = 72 // bcrypt would cut a longer one without a word
	passwordVariety = 5
)

// common are what passwords are mostly made of. The page that asks for one knows the
// same list, to say so before it is sent.
var common = []string{
	"password", "passwort", "qwerty", "azerty", "letmein", "welcome", "iloveyou", "admin", "praxis", "clinic", "doctor",
	"hospital", "monkey", "dragon", "sunshine", "football", "cricket", "abc123", "123456", "654321", "111111", "000000",
}

var wordBreak = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// checkPassword refuses a password that is short, common, or made of what belongs to
// the person. Kratos's admin API takes any: it is made for moving accounts.
func checkPassword(password string, about ...string) error {
	var f fault.Fields
	switch letters := []rune(password); {
	case len(letters) < passwordLetters:
		f.Add("/password", "too_short", "Choose a password of at least 10 characters.")
	case len(password) > passwordBytes:
		f.Add("/password", "too_long", "Choose a shorter password.")
	case mostly(password, common) || variety(letters) < passwordVariety:
		f.Add("/password", "common", "Many people use a password like this one. Choose another.")
	case mostly(password, personal(about)):
		f.Add("/password", "personal", "Choose a password that is not your name or e-mail address.")
	}
	return f.Err(ErrPasswordWeak)
}

// mostly reports whether one of the words makes up more than half of the password.
func mostly(password string, words []string) bool {
	lower := strings.ToLower(password)
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.Contains(lower, w) && 2*utf8.RuneCountInString(w) > utf8.RuneCountInString(lower)
	})
}

func variety(letters []rune) int {
	letters = slices.Clone(letters)
	slices.Sort(letters)
	return len(slices.Compact(letters))
}

func personal(about []string) []string {
	words := wordBreak.Split(strings.ToLower(strings.Join(about, " ")), -1)
	return slices.DeleteFunc(words, func(w string) bool {
		return utf8.RuneCountInString(w) < 4 || slices.Contains([]string{"mail", "gmail", "example"}, w)
	})
}
