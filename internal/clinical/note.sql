-- name: InsertNote :exec
INSERT INTO notes (tenant_id, id, branch_id, visit_id, patient_id, author_id, template_id, template_version, private, state, created_at)
VALUES (@tenant_id, @id, @branch_id, @visit_id, @patient_id, @author_id, @template_id, @template_version, @private, 'draft', @created_at);

-- name: InsertDraft :exec
INSERT INTO note_drafts (tenant_id, note_id, branch_id, content, revision, saved_at)
VALUES (@tenant_id, @note_id, @branch_id, @content, @revision, @saved_at);

-- name: SaveDraft :execrows
UPDATE note_drafts SET content = @content, revision = revision + 1, saved_at = @saved_at
 WHERE tenant_id = @tenant_id AND note_id = @note_id AND revision = @revision;

-- name: DeleteDraft :exec
DELETE FROM note_drafts WHERE tenant_id = @tenant_id AND note_id = @note_id;

-- name: LockNote :one
SELECT * FROM notes WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: DeleteNote :exec
DELETE FROM notes WHERE tenant_id = @tenant_id AND id = @id;

-- name: SubmitNote :exec
UPDATE notes SET state = 'awaiting_signature', content = @content, submitted_at = @submitted_at, return_reason = '', version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: ReturnNote :exec
UPDATE notes SET state = 'draft', content = NULL, submitted_at = NULL, return_reason = @return_reason, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: SignNote :exec
UPDATE notes SET state = 'signed', content = @content, signed_at = @signed_at, signed_by = @signed_by, hash = @hash,
                 return_reason = '', version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: SetNotePrivate :exec
UPDATE notes SET private = @private, version = version + 1 WHERE tenant_id = @tenant_id AND id = @id;

-- name: NoteByID :one
SELECT n.*, d.content AS draft, COALESCE(d.revision, 0)::bigint AS revision, d.saved_at,
       COALESCE(a.name, '')::text AS author_name, COALESCE(g.name, '')::text AS signer_name, v.opened_at, v.practitioner_id,
       v.service_id, v.appointment_id, b.time_zone, t.name AS template_name, t.sections
  FROM notes n
  JOIN visits v ON v.tenant_id = n.tenant_id AND v.id = n.visit_id
  JOIN branches b ON b.tenant_id = n.tenant_id AND b.id = n.branch_id
  JOIN note_template_versions t ON t.tenant_id = n.tenant_id AND t.template_id = n.template_id AND t.number = n.template_version
  LEFT JOIN note_drafts d ON d.tenant_id = n.tenant_id AND d.note_id = n.id
  LEFT JOIN members a ON a.tenant_id = n.tenant_id AND a.id = n.author_id
  LEFT JOIN members g ON g.tenant_id = n.tenant_id AND g.id = n.signed_by
 WHERE n.tenant_id = @tenant_id AND n.id = @id;

-- name: NotesOfVisit :many
SELECT n.*, d.content AS draft, COALESCE(d.revision, 0)::bigint AS revision, d.saved_at,
       COALESCE(a.name, '')::text AS author_name, COALESCE(g.name, '')::text AS signer_name, v.opened_at, v.practitioner_id,
       v.service_id, v.appointment_id, b.time_zone, t.name AS template_name, t.sections
  FROM notes n
  JOIN visits v ON v.tenant_id = n.tenant_id AND v.id = n.visit_id
  JOIN branches b ON b.tenant_id = n.tenant_id AND b.id = n.branch_id
  JOIN note_template_versions t ON t.tenant_id = n.tenant_id AND t.template_id = n.template_id AND t.number = n.template_version
  LEFT JOIN note_drafts d ON d.tenant_id = n.tenant_id AND d.note_id = n.id
  LEFT JOIN members a ON a.tenant_id = n.tenant_id AND a.id = n.author_id
  LEFT JOIN members g ON g.tenant_id = n.tenant_id AND g.id = n.signed_by
 WHERE n.tenant_id = @tenant_id AND n.visit_id = @visit_id
 ORDER BY n.created_at, n.id;

-- What may be carried forward: the newest signed note of the patient, not one of this visit's own drafts, and nobody's private one but mine.
-- name: LastNoteOf :one
SELECT n.id FROM notes n
 WHERE n.tenant_id = @tenant_id AND n.patient_id = @patient_id AND n.id <> @not_this AND n.state = 'signed'
   AND (NOT n.private OR n.author_id = @reader)
   AND (sqlc.narg(template_id)::uuid IS NULL OR n.template_id = sqlc.narg(template_id))
 ORDER BY n.signed_at DESC LIMIT 1;

-- name: NotesOfPatient :many
SELECT n.id, n.visit_id, n.branch_id, n.author_id, n.private, n.state, n.created_at, n.signed_at, v.opened_at, b.time_zone,
       COALESCE(a.name, '')::text AS author_name, t.name AS template_name
  FROM notes n
  JOIN visits v ON v.tenant_id = n.tenant_id AND v.id = n.visit_id
  JOIN branches b ON b.tenant_id = n.tenant_id AND b.id = n.branch_id
  JOIN note_template_versions t ON t.tenant_id = n.tenant_id AND t.template_id = n.template_id AND t.number = n.template_version
  LEFT JOIN members a ON a.tenant_id = n.tenant_id AND a.id = n.author_id
 WHERE n.tenant_id = @tenant_id AND n.patient_id = @patient_id
   AND (n.created_at < @before_at::timestamptz OR (n.created_at = @before_at AND n.id < @before_id::uuid))
 ORDER BY n.created_at DESC, n.id DESC LIMIT @most;

-- name: UnsignedNotes :many
SELECT n.id, n.visit_id, n.branch_id, n.author_id, n.state, n.private, n.created_at, n.submitted_at, n.return_reason, v.opened_at, v.patient_id,
       p.name AS patient_name, COALESCE(a.name, '')::text AS author_name, t.name AS template_name, b.time_zone
  FROM notes n
  JOIN visits v ON v.tenant_id = n.tenant_id AND v.id = n.visit_id
  JOIN patients p ON p.tenant_id = n.tenant_id AND p.id = n.patient_id
  JOIN branches b ON b.tenant_id = n.tenant_id AND b.id = n.branch_id
  JOIN note_template_versions t ON t.tenant_id = n.tenant_id AND t.template_id = n.template_id AND t.number = n.template_version
  LEFT JOIN members a ON a.tenant_id = n.tenant_id AND a.id = n.author_id
 WHERE n.tenant_id = @tenant_id AND n.signed_at IS NULL AND (sqlc.narg(author_id)::uuid IS NULL OR n.author_id = sqlc.narg(author_id))
 ORDER BY n.created_at, n.id LIMIT @most;

-- name: InsertAddendum :exec
INSERT INTO note_addenda (tenant_id, id, branch_id, note_id, author_id, text, reason, at, hash)
VALUES (@tenant_id, @id, @branch_id, @note_id, @author_id, @text, @reason, @at, @hash);

-- name: AddendaOf :many
SELECT d.*, COALESCE(a.name, '')::text AS author_name
  FROM note_addenda d
  LEFT JOIN members a ON a.tenant_id = d.tenant_id AND a.id = d.author_id
 WHERE d.tenant_id = @tenant_id AND d.note_id = ANY (@notes::uuid[])
 ORDER BY d.at, d.id;

-- name: InsertInstruction :exec
INSERT INTO instructions (tenant_id, id, branch_id, patient_id, practitioner_id, visit_id, note_id, kind, due_on, text, created_at)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @practitioner_id, @visit_id, @note_id, @kind, @due_on, @text, @created_at);
