package loadtest

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const log = `2026-11-24 11:49:04.401 UTC [123] LOG:  statement: BEGIN; SELECT set_tenant('t', 'staff:9', '', '', '')
2026-11-24 11:49:04.402 UTC [123] LOG:  execute stmtcache_ab12: -- name: ByID :one
	SELECT name FROM patients
	 WHERE id = $2 AND tenant_id = $1 AND note = $3
2026-11-24 11:49:04.402 UTC [123] DETAIL:  parameters: $1 = 'it''s', $2 = NULL, $3 = ''
2026-11-24 11:49:04.403 UTC [123] LOG:  statement: commit
`

func TestARecordedLogBecomesAScript(t *testing.T) {
	t.Parallel()
	asked := parseLog(log)
	require.Len(t, asked, 3)
	require.Equal(t, "SELECT name FROM patients WHERE id = $2 AND tenant_id = $1 AND note = $3", asked[1].sql)
	s := readScript(asked)
	require.Equal(t, `\startpipeline
BEGIN;
SELECT set_tenant('t', :v0, '', '', '');
\endpipeline
SELECT name FROM patients WHERE id = NULL AND tenant_id = :v1 AND note = '';
commit;
`, s.text)
	require.Equal(t, map[string]string{"v0": "staff:9", "v1": "it's"}, s.variables)
	require.Equal(t, 3, s.statements)
}

func TestTimesMoveWithTheBooking(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 12, 8, 10, 0, 0, 0, time.UTC)
	require.Contains(t, moved("2026-12-08 10:15:00+00", start), ":off")
	require.Contains(t, moved("2026-12-07 00:00:00+00", start), ":day")
	require.NotContains(t, moved("2026-12-07 00:00:00+00", start), ":00", "pgbench would see a variable")
	require.Equal(t, "('2026-12-10'::date + :day::int)", moved("2026-12-10", start))
	for _, same := range []string{"2026-11-24 11:49:04.401+00", "1980-01-01", "confirmed", ""} {
		require.Empty(t, moved(same, start), "%q has nothing to do with the booking", same)
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	var took sample
	for i := 1; i <= 100; i++ {
		took = append(took, time.Duration(101-i)*time.Millisecond)
	}
	res, err := newResult(10*time.Second, took[:50], took[50:])
	require.NoError(t, err)
	require.Equal(t, result{perSecond: 10, p50: 50 * time.Millisecond, p95: 95 * time.Millisecond, n: 100}, res)
	_, err = newResult(time.Second)
	require.ErrorIs(t, err, errNothing)

	var out bytes.Buffer
	twice := res
	twice.perSecond = 20
	require.NoError(t, table{readHTTP: res, readSQL: twice, bookHTTP: res, bookSQL: res, memory: 50 << 20}.print(&out))
	require.Contains(t, out.String(), "0.50")
	require.Contains(t, out.String(), "50 MB")
}

func TestRSS(t *testing.T) {
	t.Parallel()
	n, err := rss(strings.Join([]string{"Name:\tpraxis", "VmRSS:\t   51200 kB", ""}, "\n"))
	require.NoError(t, err)
	require.EqualValues(t, 50<<20, n)
	_, err = rss("")
	require.Error(t, err)
}
