package reporting

import (
	"context"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// Amount is money of a group, in minor units of the chain's currency.
type Amount struct {
	Key, Label string
	Count      int64 // documents
	Net        int64 // without tax
	Tax        int64
	Total      int64
	Discount   int64
}

var issuedGroups = map[string]group{
	"day":          {"l.issued_on::text", "l.issued_on::text"},
	"branch":       {"l.branch_id::text", "b.name"},
	"practitioner": {"COALESCE(l.practitioner_id::text, '-')", "COALESCE(pr.name, '-')"},
	"service":      {"COALESCE(l.service_id::text, '-')", "COALESCE(sv.name, l.kind)"},
	"tax":          {"l.tax_status", "l.tax_status"},
	"person":       {"l.created_by", "COALESCE(m.name, l.created_by)"},
}

const joinsOfIssued = `
  FROM report_issued_lines l
  JOIN branches b ON b.tenant_id = l.tenant_id AND b.id = l.branch_id
  LEFT JOIN resources pr ON pr.tenant_id = l.tenant_id AND pr.id = l.practitioner_id
  LEFT JOIN services sv ON sv.tenant_id = l.tenant_id AND sv.id = l.service_id
  LEFT JOIN members m ON m.tenant_id = l.tenant_id AND l.created_by = 'staff:' || m.id`

// Issued is revenue by what was invoiced, less what credit notes took back, by
// day, branch, practitioner, service, tax or person.
func (s *Service) Issued(ctx context.Context, f Filter, by string) ([]Amount, error) {
	g, ok := issuedGroups[by]
	if !ok {
		return nil, ErrInvalid.With(errGrouping)
	}
	return read[Amount](ctx, s, f, func(tx database.Tx, f Filter) *statement {
		q := asking(tx)
		q.add(`SELECT %s, %s, count(DISTINCT l.invoice_id), sum(l.net)::bigint, sum(l.tax)::bigint, sum(l.total)::bigint, sum(l.discount)::bigint %s
		 WHERE l.tenant_id = $1`, g.key, g.label, joinsOfIssued)
		f.days(q, "l.issued_on")
		f.same(q, "l.branch_id", f.Branch)
		f.same(q, "l.practitioner_id", f.Practitioner)
		f.same(q, "l.service_id", f.Service)
		return q.add(" GROUP BY 1, 2 ORDER BY 6 DESC, 1")
	})
}

var takenGroups = map[string]group{
	"day":    {"k.on_date::text", "k.on_date::text"},
	"branch": {"k.branch_id::text", "b.name"},
	"method": {"k.method", "k.method"},
}

// Taking is money at hand of a group, in minor units.
type Taking struct {
	Key, Label string
	Taken      int64
	Refunded   int64 // below zero
	Net        int64
}

// Taken is revenue by money that came in, less what was given back, by day,
// branch or method. A refund is seen once, below zero, on the day it was made.
func (s *Service) Taken(ctx context.Context, f Filter, by string) ([]Taking, error) {
	g, ok := takenGroups[by]
	if !ok {
		return nil, ErrInvalid.With(errGrouping)
	}
	return read[Taking](ctx, s, f, func(tx database.Tx, f Filter) *statement {
		q := asking(tx)
		q.add(`SELECT %s, %s, COALESCE(sum(k.amount) FILTER (WHERE k.amount > 0), 0)::bigint,
		       COALESCE(sum(k.amount) FILTER (WHERE k.amount < 0), 0)::bigint, sum(k.amount)::bigint
		  FROM report_money k JOIN branches b ON b.tenant_id = k.tenant_id AND b.id = k.branch_id
		 WHERE k.tenant_id = $1`, g.key, g.label)
		f.days(q, "k.on_date")
		f.same(q, "k.branch_id", f.Branch)
		return q.add(" GROUP BY 1, 2 ORDER BY 1")
	})
}
