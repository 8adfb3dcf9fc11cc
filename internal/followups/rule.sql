-- name: HasDefaults :one
SELECT EXISTS (SELECT FROM followup_rules WHERE tenant_id = @tenant_id AND key IS NOT NULL);

-- name: InsertRule :exec
INSERT INTO followup_rules (tenant_id, id, key, names, scripts, event, service_ids, branch_ids, visit_kind, delay_amount, delay_unit,
       relative_to, at_minute, working_days, assignee_kind, assignee_role_id, assignee_member_id, priority, closes_on_booking,
       closes_on_decline, max_attempts, expires_days, active, created_at)
VALUES (@tenant_id, @id, @key, @names, @scripts, @event, @service_ids, @branch_ids, @visit_kind, @delay_amount, @delay_unit,
       @relative_to, @at_minute, @working_days, @assignee_kind, @assignee_role_id, @assignee_member_id, @priority, @closes_on_booking,
       @closes_on_decline, @max_attempts, @expires_days, @active, @created_at)
ON CONFLICT ON CONSTRAINT followup_rules_key_key DO NOTHING;

-- name: UpdateRule :one
UPDATE followup_rules
   SET names = @names, scripts = @scripts, event = @event, service_ids = @service_ids, branch_ids = @branch_ids, visit_kind = @visit_kind,
       delay_amount = @delay_amount, delay_unit = @delay_unit, relative_to = @relative_to, at_minute = @at_minute,
       working_days = @working_days, assignee_kind = @assignee_kind, assignee_role_id = @assignee_role_id,
       assignee_member_id = @assignee_member_id, priority = @priority, closes_on_booking = @closes_on_booking,
       closes_on_decline = @closes_on_decline, max_attempts = @max_attempts, expires_days = @expires_days, active = @active,
       version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: RuleByID :one
SELECT * FROM followup_rules WHERE tenant_id = @tenant_id AND id = @id;

-- name: Rules :many
SELECT * FROM followup_rules WHERE tenant_id = @tenant_id ORDER BY active DESC, event, id;

-- name: ActiveRules :many
SELECT * FROM followup_rules WHERE tenant_id = @tenant_id AND event = @event AND active ORDER BY id;

-- name: RoleByKey :one
SELECT id FROM roles WHERE tenant_id = @tenant_id AND key = @key;

-- name: HearTrigger :exec
INSERT INTO followup_triggers (tenant_id, event, source_id, branch_id, patient_id, service_id, visit_kind, at)
VALUES (@tenant_id, @event, @source_id, @branch_id, @patient_id, @service_id, @visit_kind, @at)
ON CONFLICT DO NOTHING;

-- name: CountTriggers :one
SELECT count(*) FROM followup_triggers
 WHERE tenant_id = @tenant_id AND event = @event AND at >= @since
   AND (cardinality(@service_ids::uuid[]) = 0 OR service_id = ANY (@service_ids::uuid[]))
   AND (cardinality(@branch_ids::uuid[]) = 0 OR branch_id = ANY (@branch_ids::uuid[]))
   AND (@visit_kind::text = '' OR visit_kind = @visit_kind::text);

-- name: ForgetTriggers :exec
DELETE FROM followup_triggers WHERE tenant_id = @tenant_id AND at < @before;

-- name: CountServices :one
SELECT count(*) FROM services WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]);

-- name: CountBranches :one
SELECT count(*) FROM branches WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]);
