// Package passcode makes the six digits that prove that an e-mail address is
// somebody's, and keeps them so that a stolen row does not give them away.
package passcode

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"math/big"

	"github.com/google/uuid"
)

// New is six digits, each as likely as the other.
func New() string {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		panic(err) // crypto/rand does not fail
	}
	return fmt.Sprintf("%06d", n)
}

// Hash is slow on purpose: there are only a million codes to try against a
// stolen row, and fifteen minutes to do it in. The row's id is the salt.
func Hash(row uuid.UUID, code string) ([]byte, error) {
	return pbkdf2.Key(sha256.New, code, row[:], 100_000, sha256.Size)
}

// Is reports whether code is the one that was hashed for the row.
func Is(row uuid.UUID, code string, hash []byte) bool {
	got, err := Hash(row, code)
	return err == nil && hash != nil && subtle.ConstantTimeCompare(got, hash) == 1
}
