package crypt_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
)

func vault(t *testing.T, master string) *crypt.Vault {
	t.Helper()
	v, err := crypt.NewVault([]byte(master))
	require.NoError(t, err)
	return v
}

func key(t *testing.T, ctx context.Context, db *database.DB, v *crypt.Vault) crypt.Key { //nolint:revive // t first, as in every helper here
	t.Helper()
	k, err := database.InTx(ctx, db, func(tx database.Tx) (crypt.Key, error) { return v.KeyTx(ctx, tx) })
	require.NoError(t, err)
	return k
}

const master = "a master key of thirty-two bytes"

func TestWhatIsSealedOpensInItsPlaceAlone(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	here, there := dbtest.Tenant(t, db), dbtest.Tenant(t, db)
	sealed, err := key(t, here, db, vault(t, master)).Seal([]byte("784-1984-1234567-1"), "ids:1")
	require.NoError(t, err)
	require.NotContains(t, string(sealed), "1984")

	plain, err := key(t, here, db, vault(t, master)).Open(sealed, "ids:1")
	require.NoError(t, err)
	require.Equal(t, "784-1984-1234567-1", string(plain), "another process reads it too")
	_, err = key(t, here, db, vault(t, master)).Open(sealed, "ids:2")
	require.ErrorIs(t, err, crypt.ErrUnreadable, "in another row")
	_, err = key(t, there, db, vault(t, master)).Open(sealed, "ids:1")
	require.ErrorIs(t, err, crypt.ErrUnreadable, "by another tenant")
	err = database.InTxDo(here, db, func(tx database.Tx) error {
		_, err := vault(t, "another key, of thirty-two bytes").KeyTx(here, tx)
		return err
	})
	require.Error(t, err, "under another master key")
}

func TestAllWhoComeFirstGetOneKey(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	keys := make([]crypt.Key, 8)
	var all sync.WaitGroup
	for i := range keys {
		all.Go(func() { keys[i] = key(t, ctx, db, vault(t, master)) })
	}
	all.Wait()
	sealed, err := keys[0].Seal([]byte("x"), "p")
	require.NoError(t, err)
	for _, k := range keys {
		_, err := k.Open(sealed, "p")
		require.NoError(t, err)
	}
}

func TestAKeyThatWasUndoneIsForgotten(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	v, undone := vault(t, master), errors.New("undone")
	require.ErrorIs(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		_, err := v.KeyTx(ctx, tx)
		require.NoError(t, err)
		return undone
	}), undone)
	sealed, err := key(t, ctx, db, v).Seal([]byte("x"), "p")
	require.NoError(t, err)
	_, err = key(t, ctx, db, vault(t, master)).Open(sealed, "p")
	require.NoError(t, err)
}
