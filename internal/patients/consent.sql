-- name: ConsentPlace :one
SELECT t.country, t.subdivision, t.name, t.language, COALESCE(b.country, '')::text AS branch_country, COALESCE(b.subdivision, '')::text AS branch_subdivision
  FROM tenants t
  LEFT JOIN branches b ON b.tenant_id = t.id AND b.id = sqlc.narg(branch_id)
 WHERE t.id = @tenant_id;

-- name: LockPatient :one
SELECT id, birth_date FROM patients WHERE tenant_id = @tenant_id AND id = @id FOR NO KEY UPDATE;

-- name: BirthDates :many
SELECT id, birth_date FROM patients WHERE tenant_id = @tenant_id AND id = ANY(@patients::uuid[]);

-- name: InsertConsentText :exec
INSERT INTO consent_texts (tenant_id, sha256, purpose, version, language, title, body, needs_review, created_at)
VALUES (@tenant_id, @sha256, @purpose, @version, @language, @title, @body, @needs_review, @created_at)
ON CONFLICT DO NOTHING;

-- name: InsertConsent :one
INSERT INTO consents (tenant_id, id, patient_id, purpose, form, state, text_sha256, country, subdivision, basis, signed_by, signer_name, relation,
       for_minor, understands, signature, source, source_id, reason, ip, agent_sha256, actor, at)
VALUES (@tenant_id, @id, @patient_id, @purpose, @form, @state, @text_sha256, @country, @subdivision, @basis, @signed_by, @signer_name, @relation,
       @for_minor, @understands, @signature, @source, @source_id, @reason, @ip, @agent_sha256, @actor, @at)
RETURNING *;

-- name: LatestConsents :many
SELECT DISTINCT ON (patient_id, purpose) patient_id, purpose, state, for_minor, text_sha256, at, id
  FROM consents
 WHERE tenant_id = @tenant_id AND patient_id = ANY(@patients::uuid[])
 ORDER BY patient_id, purpose, at DESC, id DESC;

-- name: ConsentsOf :many
SELECT sqlc.embed(c), COALESCE(x.version, 0)::int AS text_version, COALESCE(x.language, '')::text AS language, COALESCE(x.title, '')::text AS title,
       COALESCE(m.name, '')::text AS actor_name
  FROM consents c
  LEFT JOIN consent_texts x ON x.tenant_id = c.tenant_id AND x.sha256 = c.text_sha256
  LEFT JOIN members m ON m.tenant_id = c.tenant_id AND c.actor = 'staff:' || m.id
 WHERE c.tenant_id = @tenant_id AND c.patient_id = @patient_id
 ORDER BY c.at DESC, c.id DESC
 LIMIT 500;

-- name: ConsentByID :one
SELECT sqlc.embed(c), COALESCE(x.version, 0)::int AS text_version, COALESCE(x.language, '')::text AS language, COALESCE(x.title, '')::text AS title,
       COALESCE(x.body, '')::text AS body, COALESCE(m.name, '')::text AS actor_name
  FROM consents c
  LEFT JOIN consent_texts x ON x.tenant_id = c.tenant_id AND x.sha256 = c.text_sha256
  LEFT JOIN members m ON m.tenant_id = c.tenant_id AND c.actor = 'staff:' || m.id
 WHERE c.tenant_id = @tenant_id AND c.patient_id = @patient_id AND c.id = @id;
