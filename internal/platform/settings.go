package platform

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// ErrSettingsInvalid names the settings at fault.
var ErrSettingsInvalid = fault.New(fault.Invalid, "platform.settings_invalid", "Some of these settings cannot be kept.")

// Resolved is the effective settings, the level each comes from, and the version of
// the level that was asked for (the chain's, or a branch's).
type Resolved struct {
	packs.Resolved
	Version int64
}

// Settings are the effective settings of the chain, or of one of its branches.
func (s *Service) Settings(ctx context.Context, branch *uuid.UUID) (Resolved, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Resolved, error) { return s.SettingsTx(ctx, tx, branch) })
}

// SettingsTx is Settings inside the caller's transaction.
func (s *Service) SettingsTx(ctx context.Context, tx database.Tx, branch *uuid.UUID) (Resolved, error) {
	if branch == nil {
		return s.settingsTx(ctx, tx, nil)
	}
	b, err := s.BranchTx(ctx, tx, *branch)
	if err != nil {
		return Resolved{}, err
	}
	return s.settingsTx(ctx, tx, &b)
}

func (s *Service) settingsTx(ctx context.Context, tx database.Tx, b *Branch) (Resolved, error) {
	row, err := platformdb.New(tx).TenantSettings(ctx, tx.Tenant())
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return Resolved{}, err
	}
	t, err := s.TenantTx(ctx, tx)
	if err != nil {
		return Resolved{}, err
	}
	return s.resolve(t, b, row)
}

// resolve lays a branch's settings over the chain's, or the chain's alone.
func (s *Service) resolve(t Tenant, b *Branch, row platformdb.TenantSettingsRow) (Resolved, error) {
	own, err := layerFrom(row.Own)
	if err != nil {
		return Resolved{}, err
	}
	layers, err := s.layers(t, b, own)
	if err != nil {
		return Resolved{}, err
	}
	out, err := packs.Effective(layers)
	version := row.Version
	if b != nil {
		version = b.Version
	}
	return Resolved{out, version}, err
}

// layers is the levels of the chain, or of a branch: a branch in another state or
// country has that one's ground to stand on.
func (s *Service) layers(t Tenant, b *Branch, own packs.Layer) (packs.Layers, error) {
	code, subdivision := t.Country, t.Subdivision
	out := packs.Layers{Tenant: own}
	if b != nil {
		code, subdivision, out.Branch = b.Country, b.Subdivision, b.settings
	}
	var err error
	out.Country, err = s.country(code)
	out.Subdivision = subdivision
	out.ClinicType, _ = s.Packs.ClinicType(t.ClinicType)
	return out, err
}

func layerFrom(raw []byte) (packs.Layer, error) {
	own := packs.Layer{}
	if len(raw) == 0 {
		return own, nil
	}
	if err := json.Unmarshal(raw, &own); err != nil {
		return nil, fmt.Errorf("settings: %w", err)
	}
	return own, nil
}

// ChangeSettings sets the given keys of the chain, or of a branch, and takes back
// those given as nil: they follow the level below again. check sees the version and
// may refuse it. It returns ErrSettingsInvalid with a field for each fault.
func (s *Service) ChangeSettings(ctx context.Context, branch *uuid.UUID, check func(version int64) error, changes packs.Layer) (Resolved, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Resolved, error) {
		source, change := packs.FromTenant, s.changeChainTx
		if branch != nil {
			source, change = packs.FromBranch, s.changeBranchTx
		}
		if err := checkSettings(changes, source); err != nil {
			return Resolved{}, err
		}
		if err := change(ctx, tx, branch, check, changes); err != nil {
			return Resolved{}, err
		}
		out, err := s.SettingsTx(ctx, tx, branch)
		if err != nil || branch != nil {
			return out, settingsFault(err)
		}
		return out, platformdb.New(tx).SetTenantLanguage(ctx, platformdb.SetTenantLanguageParams{TenantID: tx.Tenant(), Language: out.Language})
	})
}

func (s *Service) changeChainTx(ctx context.Context, tx database.Tx, _ *uuid.UUID, check func(int64) error, changes packs.Layer) error {
	if err := wholeChain(tx); err != nil {
		return err
	}
	q := platformdb.New(tx)
	if err := q.InsertSettings(ctx, platformdb.InsertSettingsParams{TenantID: tx.Tenant(), Own: []byte(`{}`)}); err != nil {
		return err
	}
	row, err := q.LockTenantSettings(ctx, tx.Tenant())
	if err != nil {
		return err
	}
	if err := check(row.Version); err != nil {
		return err
	}
	own, err := merged(row.Own, changes)
	if err != nil {
		return err
	}
	return q.UpdateTenantSettings(ctx, platformdb.UpdateTenantSettingsParams{TenantID: tx.Tenant(), Own: own})
}

func (s *Service) changeBranchTx(ctx context.Context, tx database.Tx, branch *uuid.UUID, check func(int64) error, changes packs.Layer) error {
	b, err := lockBranch(ctx, tx, *branch, check)
	if err != nil {
		return err
	}
	old, err := json.Marshal(b.settings)
	if err != nil {
		return err
	}
	own, err := merged(old, changes)
	if err != nil {
		return err
	}
	return platformdb.New(tx).UpdateBranchSettings(ctx, platformdb.UpdateBranchSettingsParams{TenantID: tx.Tenant(), ID: *branch, Settings: own})
}

func merged(old []byte, changes packs.Layer) ([]byte, error) {
	own, err := layerFrom(old)
	if err != nil {
		return nil, err
	}
	for key, value := range changes {
		if value == nil {
			delete(own, key)
			continue
		}
		own[key] = value
	}
	return json.Marshal(own)
}

// checkSettings judges what is set; what is taken back must at least exist.
func checkSettings(changes packs.Layer, source packs.Source) error {
	var f fault.Fields
	for _, fault := range packs.CheckLayer(changes, source) {
		if changes[fault.Key] != nil || fault.Code == "unknown" {
			f.Add("/"+fault.Key, fault.Code, fault.Detail)
		}
	}
	return f.Err(ErrSettingsInvalid)
}

// settingsFault shows a fault that only the settings taken together have.
func settingsFault(err error) error {
	var f *packs.SettingFault
	if errors.As(err, &f) {
		return ErrSettingsInvalid.With(fault.Field{Pointer: "/" + f.Key, Code: f.Code, Detail: f.Detail})
	}
	return err
}
