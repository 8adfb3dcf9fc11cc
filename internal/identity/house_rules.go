package identity

import (
	"context"
	"sync"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Settings tells what a chain has settled.
type Settings interface {
	SettingsTx(ctx context.Context, tx database.Tx, branch *uuid.UUID) (platform.Resolved, error)
}

// houseRules are a chain's own rules about sessions, kept for as long as its settings
// stay as they are: every request needs them.
type houseRules struct {
	settings Settings
	kept     sync.Map // of uuid.UUID: rules
}

type rules struct {
	version     int64
	idleMinutes int
	factor      bool
}

// Obey makes the chain's settings count for sessions. Call it while wiring.
func (s *Service) Obey(settings Settings) { s.house.settings = settings }

// applyTx makes the chain's rules the member's, where they are the stricter ones.
func (h *houseRules) applyTx(ctx context.Context, tx database.Tx, m Member) (Member, error) {
	if h.settings == nil {
		return m, nil
	}
	r, err := h.rulesTx(ctx, tx, m.settingsVersion)
	if err != nil {
		return m, err
	}
	m.SecondFactor = m.SecondFactor || r.factor
	m.IdleMinutes = min(m.IdleMinutes, r.idleMinutes)
	return m, nil
}

func (h *houseRules) rulesTx(ctx context.Context, tx database.Tx, version int64) (rules, error) {
	if r, ok := h.kept.Load(tx.Tenant()); ok {
		if r, ok := r.(rules); ok && r.version == version {
			return r, nil
		}
	}
	now, err := h.settings.SettingsTx(ctx, tx, nil)
	if err != nil {
		return rules{}, err
	}
	r := rules{now.Version, now.SessionIdleMinutes, now.SecondFactorForAll}
	h.kept.Store(tx.Tenant(), r)
	return r, nil
}
