package database

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// What can be wrong with an Idempotency-Key.
var (
	ErrKeyReused = fault.New(fault.Conflict, "request.idempotency_key_reused",
		"This Idempotency-Key was used for a different request.")
)

type onceKey struct{}

// WithIdempotencyKey returns ctx carrying the client's Idempotency-Key.
func WithIdempotencyKey(ctx context.Context, key string) context.Context {
	return context.WithValue(ctx, onceKey{}, key)
}

// Once is InTx that does its work at most once for each Idempotency-Key of an
// actor and operation: asked again, it answers what it answered then. The key
// is written in the same transaction as the work, so there is no moment in
// which one exists without the other. Without a key it is InTx.
//
// It returns ErrKeyReused where request is not the one the key came with.
func Once[T any](ctx context.Context, db *DB, operation string, request any, fn func(Tx) (T, error)) (T, error) {
	key, _ := ctx.Value(onceKey{}).(string)
	if key == "" {
		return InTx(ctx, db, fn)
	}
	return InTx(ctx, db, func(tx Tx) (out T, err error) {
		body, err := json.Marshal(request)
		if err != nil {
			return out, fmt.Errorf("idempotency: %w", err)
		}
		hash := sha256.Sum256(body)
		if done, err := claim(ctx, tx, operation, key, hash[:], &out); done || err != nil {
			return out, err
		}
		if out, err = fn(tx); err != nil {
			return out, err
		}
		return out, keep(ctx, tx, operation, key, out)
	})
}

// claim takes the key for this transaction, waiting for another that holds it.
// done means out now holds the answer given then.
func claim(ctx context.Context, tx Tx, operation, key string, hash []byte, out any) (done bool, err error) {
	tag, err := tx.Exec(ctx, `
		INSERT INTO idempotency_keys (tenant_id, operation, actor, key, request_hash, created_at)
		VALUES ($1, $2, $3, $4, $5, statement_timestamp()) ON CONFLICT DO NOTHING`,
		tx.Tenant(), operation, tx.principal.Actor(), key, hash)
	if err != nil || tag.RowsAffected() == 1 {
		return false, err
	}
	var then, answer []byte
	if err := tx.QueryRow(ctx, `
		SELECT request_hash, response FROM idempotency_keys
		 WHERE tenant_id = $1 AND operation = $2 AND actor = $3 AND key = $4`,
		tx.Tenant(), operation, tx.principal.Actor(), key).Scan(&then, &answer); err != nil {
		return false, fmt.Errorf("idempotency: %w", err)
	}
	if string(then) != string(hash) {
		return false, ErrKeyReused
	}
	return true, json.Unmarshal(answer, out)
}

func keep(ctx context.Context, tx Tx, operation, key string, out any) error {
	answer, err := json.Marshal(out)
	if err != nil {
		return fmt.Errorf("idempotency: %w", err)
	}
	_, err = tx.Exec(ctx, `
		UPDATE idempotency_keys SET response = $5
		 WHERE tenant_id = $1 AND operation = $2 AND actor = $3 AND key = $4`,
		tx.Tenant(), operation, tx.principal.Actor(), key, answer)
	return err
}
