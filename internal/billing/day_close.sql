-- What was taken and given back on a day of a branch, by method. A refund is one negative entry
-- and appears here once.
-- name: DayMoney :many
SELECT e.method, e.currency, COALESCE(sum(e.amount) FILTER (WHERE e.amount > 0), 0)::bigint AS taken,
       COALESCE(sum(e.amount) FILTER (WHERE e.amount < 0), 0)::bigint AS refunded, sum(e.amount)::bigint AS expected,
       count(*) FILTER (WHERE e.amount > 0) AS payments, count(*) FILTER (WHERE e.amount < 0) AS refunds
  FROM ledger_entries e
 WHERE e.tenant_id = @tenant_id AND e.branch_id = @branch_id AND e.on_date = @on_date AND e.account = 'money'
 GROUP BY e.method, e.currency ORDER BY e.method;

-- name: InsertDayClose :one
INSERT INTO day_closes (tenant_id, id, branch_id, date, currency, methods, notes, variance, comment, closed_by, closed_at)
VALUES (@tenant_id, @id, @branch_id, @date, @currency, @methods, @notes, @variance, @comment, @closed_by, @closed_at)
RETURNING *;

-- name: DayCloseOf :one
SELECT d.*, COALESCE(m.name, '') AS closer FROM day_closes d
  LEFT JOIN members m ON m.tenant_id = d.tenant_id AND d.closed_by = 'staff:' || m.id
 WHERE d.tenant_id = @tenant_id AND d.branch_id = @branch_id AND d.date = @date;

-- name: DayCloses :many
SELECT d.date, d.variance, d.currency, d.closed_at, d.comment, COALESCE(m.name, '') AS closer FROM day_closes d
  LEFT JOIN members m ON m.tenant_id = d.tenant_id AND d.closed_by = 'staff:' || m.id
 WHERE d.tenant_id = @tenant_id AND d.branch_id = @branch_id AND d.date < @before
 ORDER BY d.date DESC LIMIT @page;

-- Days with money that nobody has counted yet.
-- name: OpenDays :many
SELECT e.on_date::date AS day FROM ledger_entries e
 WHERE e.tenant_id = @tenant_id AND e.branch_id = @branch_id AND e.account = 'money' AND e.on_date > @closed_through AND e.on_date < @today
 GROUP BY e.on_date ORDER BY e.on_date LIMIT 31;
