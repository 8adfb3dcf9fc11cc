-- The roles somebody holds at a branch, each with its limits where the chain has set any.
-- name: LimitsOfMember :many
SELECT r.id, r.key, l.discount_bp, l.discount_amount, l.refund_amount
  FROM member_roles h
  JOIN roles r ON r.tenant_id = h.tenant_id AND r.id = h.role_id
  LEFT JOIN billing_limits l ON l.tenant_id = h.tenant_id AND l.role_id = r.id
 WHERE h.tenant_id = @tenant_id AND h.member_id = @member_id AND (h.branch_id IS NULL OR h.branch_id = @branch_id);

-- name: RoleLimits :many
SELECT r.id, r.key, r.name, l.discount_bp, l.discount_amount, l.refund_amount, COALESCE(l.version, 0)::bigint AS version
  FROM roles r
  LEFT JOIN billing_limits l ON l.tenant_id = r.tenant_id AND l.role_id = r.id
 WHERE r.tenant_id = @tenant_id
   AND EXISTS (SELECT FROM role_permissions p WHERE p.tenant_id = r.tenant_id AND p.role_id = r.id
                  AND p.permission IN ('discounts.give', 'payments.refund'))
 ORDER BY r.builtin DESC, r.name;

-- name: PutLimits :exec
INSERT INTO billing_limits (tenant_id, role_id, discount_bp, discount_amount, refund_amount)
VALUES (@tenant_id, @role_id, @discount_bp, @discount_amount, @refund_amount)
ON CONFLICT (tenant_id, role_id) DO UPDATE SET discount_bp = excluded.discount_bp, discount_amount = excluded.discount_amount,
       refund_amount = excluded.refund_amount, version = billing_limits.version + 1;
