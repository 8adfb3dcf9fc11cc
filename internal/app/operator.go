package app

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Operator is what `praxis operator` works with: nothing but the list of the chains.
type Operator struct {
	*platform.Operator
	db  *database.DB
	rdb redis.UniversalClient
}

// OpenOperator opens the platform as praxis_platform, for the person of that name.
func OpenOperator(ctx context.Context, platformURL, redisURL, name string) (*Operator, error) {
	db, err := database.Open(ctx, platformURL)
	if err != nil {
		return nil, err
	}
	rdb, err := openRedis(redisURL)
	if err != nil {
		return nil, err
	}
	o, err := platform.NewOperator(db, platform.NewWord(rdb), name)
	return &Operator{Operator: o, db: db, rdb: rdb}, err
}

// Close gives back what OpenOperator opened.
func (o *Operator) Close() {
	o.db.Close()
	_ = o.rdb.Close()
}

// AuditProof is what verifying the audit of one chain found.
type AuditProof struct {
	Slug string
	audit.Proof
}

// VerifyAudits computes the seals of every chain again, or of the one named slug, as
// praxis_app: who verifies can read the audit, and no more change it than the program.
func VerifyAudits(ctx context.Context, databaseURL, slug string) ([]AuditProof, error) {
	db, err := database.Open(ctx, databaseURL)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	chains, err := platform.New(platform.Deps{DB: db, Clock: clock.System()}).Tenants(ctx)
	if err != nil {
		return nil, err
	}
	var out []AuditProof
	for _, t := range chains {
		if slug != "" && slug != t.Slug {
			continue
		}
		proof, err := verify(ctx, db, t.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, AuditProof{t.Slug, proof})
	}
	if slug != "" && len(out) == 0 {
		return nil, errors.New("there is no chain " + slug)
	}
	return out, nil
}

func verify(ctx context.Context, db *database.DB, tenant uuid.UUID) (audit.Proof, error) {
	ctx = principal.With(ctx, principal.NewSystem(tenant, "system:verify-audit"))
	return audit.NewService(db, clock.System()).Verify(ctx)
}
