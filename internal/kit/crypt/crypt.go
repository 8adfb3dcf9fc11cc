// Package crypt encrypts what the database itself must not be able to tell:
// national ids, insurance numbers, files, a chain's own vendor credentials.
// Each tenant has a key of its own, kept in the database under the program's
// master key; who has the one without the other reads nothing.
package crypt

import (
	"bytes"
	"context"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// ErrUnreadable means that a ciphertext was changed, moved to another row, or
// made under another key.
var ErrUnreadable = errors.New("crypt: not readable with this key, in this place")

// Vault holds the tenants' keys.
type Vault struct {
	master tink.AEAD
	lookup []byte   // of it each tenant's key for Lookup is derived
	keys   sync.Map // tenant uuid.UUID -> Key; only keys that are committed
}

// NewVault derives the key that wraps all others from the program's master key.
func NewVault(master []byte) (*Vault, error) {
	raw, err := hkdf.Key(sha256.New, master, nil, "praxis tenant keys", 32)
	if err != nil {
		return nil, fmt.Errorf("crypt: %w", err)
	}
	wrap, err := subtle.NewAESGCM(raw)
	if err != nil {
		return nil, fmt.Errorf("crypt: %w", err)
	}
	lookup, err := hkdf.Key(sha256.New, master, nil, "praxis lookup keys", 32)
	if err != nil {
		return nil, fmt.Errorf("crypt: %w", err)
	}
	return &Vault{master: wrap, lookup: lookup}, nil
}

// Lookup is a keyed hash of a value: the same for the same value of the same
// tenant and use ("patient_identifiers"), and nothing else is to be learnt from
// it. What is sealed is found again by it.
func (v *Vault) Lookup(tenant uuid.UUID, use, value string) (string, error) {
	key, err := hkdf.Key(sha256.New, v.lookup, tenant[:], use, 32)
	if err != nil {
		return "", fmt.Errorf("crypt: %w", err)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(value))
	return hex.EncodeToString(mac.Sum(nil)), nil
}

// Key encrypts and decrypts for one tenant.
type Key struct{ aead tink.AEAD }

// KeyTx is the key of the transaction's tenant; its first use makes it.
func (v *Vault) KeyTx(ctx context.Context, tx database.Tx) (Key, error) {
	if k, ok := v.keys.Load(tx.Tenant()); ok {
		return k.(Key), nil //nolint:forcetypeassert,errcheck // only keys are stored
	}
	wrapped, err := wrappedKey(ctx, tx)
	if errors.Is(err, pgx.ErrNoRows) {
		return v.makeTx(ctx, tx)
	}
	if err != nil {
		return Key{}, err
	}
	k, err := v.unwrap(tx.Tenant(), wrapped)
	if err == nil {
		v.keys.Store(tx.Tenant(), k)
	}
	return k, err
}

func wrappedKey(ctx context.Context, tx database.Tx) (wrapped []byte, err error) {
	err = tx.QueryRow(ctx, `SELECT wrapped FROM tenant_keys WHERE tenant_id = $1`, tx.Tenant()).Scan(&wrapped)
	return wrapped, err
}

// makeTx makes a key. Who comes second waits, and takes the first one's. It is
// not remembered here: this transaction may yet be undone.
func (v *Vault) makeTx(ctx context.Context, tx database.Tx) (Key, error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return Key{}, fmt.Errorf("crypt: %w", err)
	}
	var b bytes.Buffer
	tenant := tx.Tenant()
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&b), v.master, tenant[:]); err != nil {
		return Key{}, fmt.Errorf("crypt: %w", err)
	}
	if _, err := tx.Exec(ctx, `INSERT INTO tenant_keys (tenant_id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING`, tenant, b.Bytes()); err != nil {
		return Key{}, err
	}
	wrapped, err := wrappedKey(ctx, tx)
	if err != nil {
		return Key{}, err
	}
	return v.unwrap(tenant, wrapped)
}

func (v *Vault) unwrap(tenant uuid.UUID, wrapped []byte) (Key, error) {
	handle, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(wrapped)), v.master, tenant[:])
	if err != nil {
		return Key{}, fmt.Errorf("crypt: the tenant's key is not under this master key: %w", err)
	}
	a, err := aead.New(handle)
	if err != nil {
		return Key{}, fmt.Errorf("crypt: %w", err)
	}
	return Key{a}, nil
}

// Seal encrypts. place says where the ciphertext belongs
// ("patient_identifiers:<id>"): moved elsewhere it does not open.
func (k Key) Seal(plain []byte, place string) ([]byte, error) {
	return k.aead.Encrypt(plain, []byte(place))
}

// Open decrypts what Seal made for the same place, or returns ErrUnreadable.
func (k Key) Open(sealed []byte, place string) ([]byte, error) {
	plain, err := k.aead.Decrypt(sealed, []byte(place))
	if err != nil {
		return nil, ErrUnreadable
	}
	return plain, nil
}
