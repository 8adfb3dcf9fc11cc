-- name: IntakeForms :many
SELECT * FROM intake_forms WHERE tenant_id = @tenant_id AND NOT archived ORDER BY standard DESC, name, id;

-- name: IntakeFormByID :one
SELECT * FROM intake_forms WHERE tenant_id = @tenant_id AND id = @id AND NOT archived;

-- name: StandardForm :one
SELECT * FROM intake_forms WHERE tenant_id = @tenant_id AND standard AND NOT archived;

-- name: ChainFacts :one
SELECT name, country, subdivision, clinic_type, language FROM tenants WHERE id = @tenant_id;

-- name: InsertIntakeForm :one
INSERT INTO intake_forms (tenant_id, id, name, draft, published, standard, created_at)
VALUES (@tenant_id, @id, @name, @draft, @published, @standard, @created_at)
ON CONFLICT (tenant_id) WHERE standard DO NOTHING
RETURNING *;

-- name: UpdateIntakeForm :one
UPDATE intake_forms SET name = @name, draft = @draft, published = @published, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version AND NOT archived
RETURNING *;

-- name: InsertFormVersion :exec
INSERT INTO intake_form_versions (tenant_id, form_id, number, definition, published_by, published_at)
VALUES (@tenant_id, @form_id, @number, @definition, @published_by, @published_at);

-- name: FormVersion :one
SELECT * FROM intake_form_versions WHERE tenant_id = @tenant_id AND form_id = @form_id AND number = @number;

-- name: InsertIntake :one
INSERT INTO intakes (tenant_id, id, patient_id, form_id, form_version, appointment_id, state, language, sent_by, sent_at, expires_at)
VALUES (@tenant_id, @id, @patient_id, @form_id, @form_version, @appointment_id, 'sent', @language, @sent_by, @sent_at, @expires_at)
RETURNING *;

-- name: IntakesOf :many
SELECT i.id, i.patient_id, i.form_id, i.form_version, i.appointment_id, i.state, i.language, i.sent_at, i.expires_at, i.opened_at, i.submitted_at,
       i.reviewed_at, i.signed_by, i.signer_name, i.relation, f.name AS form_name, COALESCE(m.name, '')::text AS sent_name, COALESCE(r.name, '')::text AS reviewed_name
  FROM intakes i
  JOIN intake_forms f ON f.tenant_id = i.tenant_id AND f.id = i.form_id
  LEFT JOIN members m ON m.tenant_id = i.tenant_id AND i.sent_by = 'staff:' || m.id
  LEFT JOIN members r ON r.tenant_id = i.tenant_id AND i.reviewed_by = 'staff:' || r.id
 WHERE i.tenant_id = @tenant_id AND i.patient_id = @patient_id
 ORDER BY i.sent_at DESC, i.id DESC
 LIMIT 200;

-- name: IntakeByID :one
SELECT sqlc.embed(i), sqlc.embed(v), p.name AS patient_name, p.birth_date, p.language AS patient_language, f.name AS form_name
  FROM intakes i
  JOIN intake_form_versions v ON v.tenant_id = i.tenant_id AND v.form_id = i.form_id AND v.number = i.form_version
  JOIN intake_forms f ON f.tenant_id = i.tenant_id AND f.id = i.form_id
  JOIN patients p ON p.tenant_id = i.tenant_id AND p.id = i.patient_id
 WHERE i.tenant_id = @tenant_id AND i.id = @id
   FOR NO KEY UPDATE OF i;

-- name: SaveIntake :exec
UPDATE intakes SET state = @state, revision = @revision, answers = @answers, language = @language, opened_at = @opened_at
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: SubmitIntake :exec
UPDATE intakes SET state = 'submitted', revision = @revision, answers = @answers, language = @language, submitted_at = @submitted_at, signed_by = @signed_by,
       signer_name = @signer_name, relation = @relation, signature = @signature, sha256 = @sha256, ip = @ip, agent_sha256 = @agent_sha256
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: ReviewIntake :exec
UPDATE intakes SET state = 'reviewed', reviewed_at = @reviewed_at, reviewed_by = @reviewed_by
 WHERE tenant_id = @tenant_id AND id = @id AND state = 'submitted';

-- name: OpenIntakes :many
SELECT patient_id, count(*)::int AS open FROM intakes
 WHERE tenant_id = @tenant_id AND patient_id = ANY(@patients::uuid[]) AND state IN ('sent', 'opened', 'in_progress') AND expires_at >= @now::timestamptz
 GROUP BY patient_id;

-- name: RecentIntake :one
SELECT EXISTS (SELECT FROM intakes WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND form_id = @form_id
   AND (state IN ('submitted', 'reviewed') AND submitted_at >= @since::timestamptz
        OR state IN ('sent', 'opened', 'in_progress') AND expires_at >= @now::timestamptz));

-- name: IntakeTimeline :many
SELECT i.id, f.name, i.submitted_at FROM intakes i
  JOIN intake_forms f ON f.tenant_id = i.tenant_id AND f.id = i.form_id
 WHERE i.tenant_id = @tenant_id AND i.patient_id = @patient_id AND i.submitted_at < @before::timestamptz
 ORDER BY i.submitted_at DESC, i.id DESC
 LIMIT @most;
