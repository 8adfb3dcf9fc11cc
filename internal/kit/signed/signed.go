// Package signed makes the tokens of links that are their own key: a patient
// moves an appointment, fills in a form or opens a document without signing in.
// A token names what it is for, whose it is and until when it works, and
// nothing of a person; it cannot be made or changed without our key.
package signed

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

// Errors of Open. Tell people of both alike: the link does not work any more.
var (
	ErrForged  = errors.New("signed: not a token of ours for this purpose")
	ErrExpired = errors.New("signed: the token's time is over")
)

// Signer makes and opens tokens.
type Signer struct {
	key   []byte
	clock clock.Clock
}

const size = 16 + 16 + 8 + sha256.Size // tenant, subject, expiry, signature

// New derives the signing key from the program's master key.
func New(master []byte, c clock.Clock) (*Signer, error) {
	key, err := hkdf.Key(sha256.New, master, nil, "praxis signed links", sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("signed links: %w", err)
	}
	return &Signer{key, c}, nil
}

// Token works for one purpose ("intake"), tenant and subject until expires. It
// is safe in a URL's path.
func (s *Signer) Token(purpose string, tenant, subject uuid.UUID, expires time.Time) string {
	b := make([]byte, 0, size)
	b = append(append(b, tenant[:]...), subject[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(expires.Unix()))
	return base64.RawURLEncoding.EncodeToString(append(b, s.sign(purpose, b)...))
}

// Open returns the subject of a token made for purpose and tenant.
func (s *Signer) Open(purpose string, tenant uuid.UUID, token string) (uuid.UUID, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(b) != size {
		return uuid.Nil, ErrForged
	}
	said, signature := b[:size-sha256.Size], b[size-sha256.Size:]
	if !hmac.Equal(signature, s.sign(purpose, said)) || uuid.UUID(said[:16]) != tenant {
		return uuid.Nil, ErrForged
	}
	if s.clock.Now().Unix() >= int64(binary.BigEndian.Uint64(said[32:40])) {
		return uuid.Nil, ErrExpired
	}
	return uuid.UUID(said[16:32]), nil
}

func (s *Signer) sign(purpose string, said []byte) []byte {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(purpose))
	mac.Write([]byte{0})
	mac.Write(said)
	return mac.Sum(nil)
}
