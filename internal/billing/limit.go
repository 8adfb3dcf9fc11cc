package billing

import (
	"context"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Limits say how far somebody may go on their own. A nil amount is no limit.
type Limits struct {
	DiscountRate   int64  // basis points of any one line
	DiscountAmount *int64 // of an invoice, in minor units
	RefundAmount   *int64 // of one refund, in minor units
}

// RoleLimits are the limits of a role; Own says whether the chain has set them.
type RoleLimits struct {
	Role uuid.UUID
	Name string
	Own  bool
	Limits
}

// ErrLimitsInvalid names the fields that need another look.
var ErrLimitsInvalid = fault.New(fault.Invalid, "billing.limits_invalid", "These limits cannot be kept.")

// ErrRoleUnknown is for a role that is not there or handles no money.
var ErrRoleUnknown = fault.New(fault.NotFound, "billing.role_not_found", "There is no such role.")

// standardLimits are those of a role the chain has set none for. A role of the
// chain's own starts with nothing: whoever makes it decides.
func standardLimits(role string, refund int64) Limits {
	switch role {
	case "owner", "admin":
		return Limits{DiscountRate: 10_000}
	case "branch_manager":
		return Limits{DiscountRate: 5_000}
	case "billing", "reception":
		return Limits{DiscountRate: 1_000, RefundAmount: &refund}
	}
	return Limits{RefundAmount: pointTo(int64(0)), DiscountAmount: pointTo(int64(0))}
}

type limitsRule struct {
	RefundMinor int64 `json:"refund_minor"`
}

// standardRefund is what the country pack suggests, in minor units.
func standardRefund(c *packs.Country, on packs.Date) (int64, error) {
	var rule limitsRule
	_, _, err := ruleOf(c, "billing.limits", packs.Place{}, on, &rule)
	return rule.RefundMinor, err
}

// limitsTx are the limits of who acts, at a branch: the widest of their roles.
// A job of our own may give nothing away.
func (s *Service) limitsTx(ctx context.Context, tx database.Tx, at place) (Limits, error) {
	none := Limits{DiscountAmount: pointTo(int64(0)), RefundAmount: pointTo(int64(0))}
	if tx.Principal().Kind != principal.Staff {
		return none, nil
	}
	rows, err := billingdb.New(tx).LimitsOfMember(ctx, billingdb.LimitsOfMemberParams{
		TenantID: tx.Tenant(), MemberID: tx.Principal().ActorID, BranchID: &at.branch.ID,
	})
	if err != nil {
		return none, err
	}
	refund, err := standardRefund(at.country, at.today)
	for _, r := range rows {
		none = none.widest(limitsFrom(r.Key, refund, r.DiscountBp, r.DiscountAmount, r.RefundAmount))
	}
	return none, err
}

func limitsFrom(role string, refund int64, bp *int32, discount, refundOwn *int64) Limits {
	if bp == nil {
		return standardLimits(role, refund)
	}
	return Limits{int64(*bp), discount, refundOwn}
}

func (l Limits) widest(other Limits) Limits {
	return Limits{max(l.DiscountRate, other.DiscountRate), wider(l.DiscountAmount, other.DiscountAmount), wider(l.RefundAmount, other.RefundAmount)}
}

func wider(a, b *int64) *int64 {
	if a == nil || b == nil {
		return nil
	}
	return pointTo(max(*a, *b))
}

// allowsDiscount reports whether a discount of so much in all, and of so many
// basis points on the line that has most of it, is within the limits.
func (l Limits) allowsDiscount(amount, basisPoints int64) bool {
	return basisPoints <= l.DiscountRate && (l.DiscountAmount == nil || amount <= *l.DiscountAmount)
}

func (l Limits) allowsRefund(amount int64) bool {
	return l.RefundAmount == nil || amount <= *l.RefundAmount
}

// Limits lists the roles that handle money, with their limits.
func (s *Service) Limits(ctx context.Context) ([]RoleLimits, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]RoleLimits, error) {
		refund, err := s.chainRefundTx(ctx, tx)
		if err != nil {
			return nil, err
		}
		rows, err := billingdb.New(tx).RoleLimits(ctx, tx.Tenant())
		return mapped(rows, func(r billingdb.RoleLimitsRow) RoleLimits {
			return RoleLimits{r.ID, r.Name, r.DiscountBp != nil, limitsFrom(r.Key, refund, r.DiscountBp, r.DiscountAmount, r.RefundAmount)}
		}), err
	})
}

// chainRefundTx is the refund the pack of the chain's own country suggests.
func (s *Service) chainRefundTx(ctx context.Context, tx database.Tx) (int64, error) {
	var code string
	if err := tx.QueryRow(ctx, `SELECT country FROM tenants WHERE id = $1`, tx.Tenant()).Scan(&code); err != nil {
		return 0, err
	}
	country, ok := s.Packs.Country(code)
	if !ok {
		return 0, nil
	}
	return standardRefund(country, packs.DateOf(s.Clock.Now()))
}

// SetLimits sets the limits of a role. They are the chain's: who is limited to
// branches is refused. It returns ErrLimitsInvalid or ErrRoleUnknown.
func (s *Service) SetLimits(ctx context.Context, role uuid.UUID, l Limits) (RoleLimits, error) {
	var f fault.Fields
	f.Check(l.DiscountRate >= 0 && l.DiscountRate <= 10_000, "/discount_bp", "range", "Give 0 to 100 %.")
	f.Check(l.DiscountAmount == nil || *l.DiscountAmount >= 0 && *l.DiscountAmount <= largest, "/discount_amount", "range", "Give an amount, or none.")
	f.Check(l.RefundAmount == nil || *l.RefundAmount >= 0 && *l.RefundAmount <= largest, "/refund_amount", "range", "Give an amount, or none.")
	if err := f.Err(ErrLimitsInvalid); err != nil {
		return RoleLimits{}, err
	}
	err := database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if tx.Principal().Branches != nil {
			return platform.ErrChainOnly
		}
		err := billingdb.New(tx).PutLimits(ctx, billingdb.PutLimitsParams{
			TenantID: tx.Tenant(), RoleID: role, DiscountBp: int32(l.DiscountRate), DiscountAmount: l.DiscountAmount, RefundAmount: l.RefundAmount,
		})
		return database.Explain(err, nil, map[string]*fault.Error{"billing_limits_role_fkey": ErrRoleUnknown})
	})
	if err != nil {
		return RoleLimits{}, err
	}
	all, err := s.Limits(ctx)
	for _, r := range all {
		if r.Role == role {
			return r, err
		}
	}
	return RoleLimits{}, ErrRoleUnknown
}
