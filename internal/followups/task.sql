-- name: InsertTask :many
-- Nothing comes back where the rule made a task of this source before; one that was withdrawn is taken up again.
INSERT INTO followup_tasks (tenant_id, id, branch_id, patient_id, rule_id, event, source_id, appointment_id, service_id, practitioner_id,
       subject, event_at, due_at, due_on, rank, assignee_kind, assignee_role_id, assignee_member_id, state, max_attempts,
       closes_on_booking, closes_on_decline, expires_at, created_by, created_at)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @rule_id, @event, @source_id, @appointment_id, @service_id, @practitioner_id,
       @subject, @event_at, @due_at, @due_on, @rank, @assignee_kind, @assignee_role_id, @assignee_member_id, 'open', @max_attempts,
       @closes_on_booking, @closes_on_decline, @expires_at, @created_by, @created_at)
ON CONFLICT ON CONSTRAINT followup_tasks_source_key DO UPDATE
   SET state = 'open', outcome = '', closed_at = NULL, closed_by = '', event_at = excluded.event_at, due_at = excluded.due_at,
       due_on = excluded.due_on, expires_at = excluded.expires_at, version = followup_tasks.version + 1
 WHERE followup_tasks.state = 'cancelled' AND followup_tasks.outcome = 'withdrawn'
RETURNING *;

-- name: LockTask :one
SELECT * FROM followup_tasks WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: UpdateTask :exec
UPDATE followup_tasks
   SET state = @state, outcome = @outcome, due_at = @due_at, due_on = @due_on, attempts = @attempts, expires_at = @expires_at,
       taken_by = @taken_by, taken_at = @taken_at, booking_id = @booking_id, closed_at = @closed_at, closed_by = @closed_by,
       version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: ReassignTasks :many
UPDATE followup_tasks
   SET assignee_kind = @assignee_kind, assignee_role_id = @assignee_role_id, assignee_member_id = @assignee_member_id,
       version = version + 1
 WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]) AND closed_at IS NULL
RETURNING *;

-- name: InsertAct :exec
INSERT INTO followup_acts (tenant_id, id, task_id, branch_id, patient_id, act, outcome, note, from_state, to_state, from_due_at, to_due_at,
       from_outcome, from_attempts, actor, at)
VALUES (@tenant_id, @id, @task_id, @branch_id, @patient_id, @act, @outcome, @note, @from_state, @to_state, @from_due_at, @to_due_at,
       @from_outcome, @from_attempts, @actor, @at);

-- name: LastAct :one
SELECT * FROM followup_acts WHERE tenant_id = @tenant_id AND task_id = @task_id AND NOT undone AND act <> 'undo' AND act <> 'reassign'
 ORDER BY at DESC, id DESC LIMIT 1;

-- name: MarkUndone :exec
UPDATE followup_acts SET undone = true WHERE tenant_id = @tenant_id AND id = @id;

-- name: CloseForBooking :many
UPDATE followup_tasks
   SET state = 'closed_by_booking', booking_id = @booking_id, closed_at = @closed_at, closed_by = @closed_by, version = version + 1
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND closed_at IS NULL AND closes_on_booking AND created_at <= @closed_at
   AND due_at < @near
RETURNING *;

-- name: ReopenForCancel :many
UPDATE followup_tasks
   SET state = 'open', booking_id = NULL, closed_at = NULL, closed_by = '', version = version + 1
 WHERE tenant_id = @tenant_id AND booking_id = @booking_id AND state = 'closed_by_booking' AND closed_at >= @since
RETURNING *;

-- name: WithdrawTasks :many
UPDATE followup_tasks
   SET state = 'cancelled', outcome = 'withdrawn', closed_at = @closed_at, closed_by = @closed_by, version = version + 1
 WHERE tenant_id = @tenant_id AND source_id = @source_id AND event = ANY (@events::text[]) AND closed_at IS NULL AND attempts = 0
RETURNING *;

-- name: ExpireTasks :many
UPDATE followup_tasks
   SET state = 'expired', closed_at = @closed_at, closed_by = @closed_by, version = version + 1
 WHERE tenant_id = @tenant_id AND closed_at IS NULL AND expires_at < @closed_at
RETURNING *;

-- name: Queue :many
SELECT t.id, t.branch_id, b.name AS branch_name, b.time_zone, t.patient_id, p.name AS patient_name, p.phone AS patient_phone,
       p.email AS patient_email, p.number AS patient_number, p.language AS patient_language, t.rule_id,
       COALESCE(r.names, '{}')::jsonb AS rule_names, COALESCE(r.scripts, '{}')::jsonb AS rule_scripts, t.event, t.appointment_id,
       t.service_id, COALESCE(s.name, '')::text AS service_name, t.practitioner_id, COALESCE(pr.name, '')::text AS practitioner_name,
       t.subject, t.event_at, t.due_at, t.due_on, t.rank, t.assignee_kind, t.assignee_role_id, COALESCE(ro.name, '')::text AS role_name,
       t.assignee_member_id, COALESCE(m.name, '')::text AS member_name, t.taken_by, COALESCE(tk.name, '')::text AS taker_name, t.taken_at,
       t.state, t.outcome, t.attempts, t.max_attempts, t.closes_on_booking, t.expires_at, t.booking_id, t.closed_at, t.created_at, t.version
  FROM followup_tasks t
  JOIN branches b ON b.tenant_id = t.tenant_id AND b.id = t.branch_id
  JOIN patients p ON p.tenant_id = t.tenant_id AND p.id = t.patient_id
  LEFT JOIN followup_rules r ON r.tenant_id = t.tenant_id AND r.id = t.rule_id
  LEFT JOIN services s ON s.tenant_id = t.tenant_id AND s.id = t.service_id
  LEFT JOIN resources pr ON pr.tenant_id = t.tenant_id AND pr.id = t.practitioner_id
  LEFT JOIN roles ro ON ro.tenant_id = t.tenant_id AND ro.id = t.assignee_role_id
  LEFT JOIN members m ON m.tenant_id = t.tenant_id AND m.id = t.assignee_member_id
  LEFT JOIN members tk ON tk.tenant_id = t.tenant_id AND tk.id = t.taken_by
 WHERE t.tenant_id = @tenant_id AND t.closed_at IS NULL
   AND (t.due_on, CASE WHEN @by_value::boolean THEN t.rank ELSE 0 END, t.due_at, t.id)
       > (@after_on::date, @after_rank::int, @after_at::timestamptz, @after_id::uuid)
   AND t.due_at >= @since AND t.due_at < @until
   AND (sqlc.narg(branch_id)::uuid IS NULL OR t.branch_id = sqlc.narg(branch_id)::uuid)
   AND (sqlc.narg(rule_id)::uuid IS NULL OR t.rule_id = sqlc.narg(rule_id)::uuid)
   AND (@event::text = '' OR t.event = @event::text)
   AND (sqlc.narg(member_id)::uuid IS NULL OR t.assignee_member_id = sqlc.narg(member_id)::uuid)
   AND (sqlc.narg(role_of)::uuid IS NULL OR EXISTS (
            SELECT FROM member_roles h WHERE h.tenant_id = t.tenant_id AND h.member_id = sqlc.narg(role_of)::uuid
               AND h.role_id = t.assignee_role_id AND (h.branch_id IS NULL OR h.branch_id = t.branch_id)))
 ORDER BY t.due_on, CASE WHEN @by_value::boolean THEN t.rank ELSE 0 END, t.due_at, t.id
 LIMIT @most;

-- name: TaskByID :one
SELECT t.id, t.branch_id, b.name AS branch_name, b.time_zone, t.patient_id, p.name AS patient_name, p.phone AS patient_phone,
       p.email AS patient_email, p.number AS patient_number, p.language AS patient_language, t.rule_id,
       COALESCE(r.names, '{}')::jsonb AS rule_names, COALESCE(r.scripts, '{}')::jsonb AS rule_scripts, t.event, t.appointment_id,
       t.service_id, COALESCE(s.name, '')::text AS service_name, t.practitioner_id, COALESCE(pr.name, '')::text AS practitioner_name,
       t.subject, t.event_at, t.due_at, t.due_on, t.rank, t.assignee_kind, t.assignee_role_id, COALESCE(ro.name, '')::text AS role_name,
       t.assignee_member_id, COALESCE(m.name, '')::text AS member_name, t.taken_by, COALESCE(tk.name, '')::text AS taker_name, t.taken_at,
       t.state, t.outcome, t.attempts, t.max_attempts, t.closes_on_booking, t.expires_at, t.booking_id, t.closed_at, t.created_at, t.version
  FROM followup_tasks t
  JOIN branches b ON b.tenant_id = t.tenant_id AND b.id = t.branch_id
  JOIN patients p ON p.tenant_id = t.tenant_id AND p.id = t.patient_id
  LEFT JOIN followup_rules r ON r.tenant_id = t.tenant_id AND r.id = t.rule_id
  LEFT JOIN services s ON s.tenant_id = t.tenant_id AND s.id = t.service_id
  LEFT JOIN resources pr ON pr.tenant_id = t.tenant_id AND pr.id = t.practitioner_id
  LEFT JOIN roles ro ON ro.tenant_id = t.tenant_id AND ro.id = t.assignee_role_id
  LEFT JOIN members m ON m.tenant_id = t.tenant_id AND m.id = t.assignee_member_id
  LEFT JOIN members tk ON tk.tenant_id = t.tenant_id AND tk.id = t.taken_by
 WHERE t.tenant_id = @tenant_id AND t.id = @id;

-- name: TasksOfPatient :many
SELECT t.id, t.branch_id, b.name AS branch_name, b.time_zone, t.patient_id, p.name AS patient_name, p.phone AS patient_phone,
       p.email AS patient_email, p.number AS patient_number, p.language AS patient_language, t.rule_id,
       COALESCE(r.names, '{}')::jsonb AS rule_names, COALESCE(r.scripts, '{}')::jsonb AS rule_scripts, t.event, t.appointment_id,
       t.service_id, COALESCE(s.name, '')::text AS service_name, t.practitioner_id, COALESCE(pr.name, '')::text AS practitioner_name,
       t.subject, t.event_at, t.due_at, t.due_on, t.rank, t.assignee_kind, t.assignee_role_id, COALESCE(ro.name, '')::text AS role_name,
       t.assignee_member_id, COALESCE(m.name, '')::text AS member_name, t.taken_by, COALESCE(tk.name, '')::text AS taker_name, t.taken_at,
       t.state, t.outcome, t.attempts, t.max_attempts, t.closes_on_booking, t.expires_at, t.booking_id, t.closed_at, t.created_at, t.version
  FROM followup_tasks t
  JOIN branches b ON b.tenant_id = t.tenant_id AND b.id = t.branch_id
  JOIN patients p ON p.tenant_id = t.tenant_id AND p.id = t.patient_id
  LEFT JOIN followup_rules r ON r.tenant_id = t.tenant_id AND r.id = t.rule_id
  LEFT JOIN services s ON s.tenant_id = t.tenant_id AND s.id = t.service_id
  LEFT JOIN resources pr ON pr.tenant_id = t.tenant_id AND pr.id = t.practitioner_id
  LEFT JOIN roles ro ON ro.tenant_id = t.tenant_id AND ro.id = t.assignee_role_id
  LEFT JOIN members m ON m.tenant_id = t.tenant_id AND m.id = t.assignee_member_id
  LEFT JOIN members tk ON tk.tenant_id = t.tenant_id AND tk.id = t.taken_by
 WHERE t.tenant_id = @tenant_id AND t.patient_id = @patient_id
   AND (t.created_at, t.id) < (@before_at::timestamptz, @before_id::uuid)
 ORDER BY t.created_at DESC, t.id DESC
 LIMIT @most;

-- name: LastAttempts :many
SELECT DISTINCT ON (a.patient_id) a.patient_id, a.task_id, a.outcome, a.note, a.at, a.actor, COALESCE(m.name, '')::text AS actor_name, t.event
  FROM followup_acts a
  JOIN followup_tasks t ON t.tenant_id = a.tenant_id AND t.id = a.task_id
  LEFT JOIN members m ON m.tenant_id = a.tenant_id AND a.actor = 'staff:' || m.id
 WHERE a.tenant_id = @tenant_id AND a.patient_id = ANY (@patient_ids::uuid[]) AND a.act = 'attempt' AND NOT a.undone
 ORDER BY a.patient_id, a.at DESC, a.id DESC;

-- name: ActsOfPatient :many
SELECT a.id, a.task_id, a.branch_id, t.event, a.act, a.outcome, a.note, a.to_state, a.to_due_at, a.undone, a.actor,
       COALESCE(m.name, '')::text AS actor_name, a.at, b.time_zone
  FROM followup_acts a
  JOIN followup_tasks t ON t.tenant_id = a.tenant_id AND t.id = a.task_id
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  LEFT JOIN members m ON m.tenant_id = a.tenant_id AND a.actor = 'staff:' || m.id
 WHERE a.tenant_id = @tenant_id AND a.patient_id = @patient_id AND (a.at, a.id) < (@before::timestamptz, @before_id::uuid)
 ORDER BY a.at DESC, a.id DESC
 LIMIT @most;

-- name: CountQueue :one
SELECT count(*) FILTER (WHERE t.due_at < @now) AS overdue, count(*) FILTER (WHERE t.due_at < @until) AS due
  FROM followup_tasks t
 WHERE t.tenant_id = @tenant_id AND t.closed_at IS NULL AND t.due_at < @until
   AND (sqlc.narg(branch_id)::uuid IS NULL OR t.branch_id = sqlc.narg(branch_id)::uuid);

-- name: CountClosed :one
SELECT count(*) FROM followup_tasks t
 WHERE t.tenant_id = @tenant_id AND t.closed_at >= @since AND t.state IN ('done', 'closed_by_booking')
   AND (sqlc.narg(branch_id)::uuid IS NULL OR t.branch_id = sqlc.narg(branch_id)::uuid);

-- name: DueOfPatients :many
SELECT t.id, t.patient_id, t.branch_id, t.event, t.due_at FROM followup_tasks t
 WHERE t.tenant_id = @tenant_id AND t.patient_id = ANY (@patient_ids::uuid[]) AND t.closed_at IS NULL AND t.due_at < @until
 ORDER BY t.patient_id, t.due_on, t.rank;

-- name: LockPatients :many
-- Two desks that recall the same patients wait for each other, in one order.
SELECT id FROM patients WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]) ORDER BY id FOR NO KEY UPDATE;

-- name: Assignees :many
-- Who may be given follow-ups at a branch, and in which roles.
SELECT DISTINCT m.id, m.name FROM members m
  JOIN member_roles h ON h.tenant_id = m.tenant_id AND h.member_id = m.id
  JOIN role_permissions g ON g.tenant_id = h.tenant_id AND g.role_id = h.role_id AND g.permission = 'followups.work'
 WHERE m.tenant_id = @tenant_id AND m.status = 'active'
   AND (sqlc.narg(branch_id)::uuid IS NULL OR h.branch_id IS NULL OR h.branch_id = sqlc.narg(branch_id)::uuid)
 ORDER BY m.name, m.id;

-- name: AssigneeRoles :many
SELECT r.id, r.key, r.name FROM roles r
 WHERE r.tenant_id = @tenant_id AND EXISTS (
       SELECT FROM role_permissions g WHERE g.tenant_id = r.tenant_id AND g.role_id = r.id AND g.permission = 'followups.work')
 ORDER BY r.name, r.id;

-- name: MemberWorks :one
SELECT EXISTS (SELECT FROM members WHERE tenant_id = @tenant_id AND id = @id AND status = 'active');

-- name: PatientIsHere :one
SELECT EXISTS (SELECT FROM patients WHERE tenant_id = @tenant_id AND id = @id);
