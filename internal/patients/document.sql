-- name: InsertDocument :one
INSERT INTO documents (tenant_id, id, patient_id, category, clinical, name, type, size, sha256, file, created_by, created_at)
VALUES (@tenant_id, @id, @patient_id, @category, @clinical, @name, @type, @size, @sha256, @file, @created_by, @created_at)
RETURNING *;

-- name: DocumentsOf :many
SELECT sqlc.embed(d), COALESCE(m.name, '')::text AS created_name, COALESCE(x.name, '')::text AS deleted_name
  FROM documents d
  LEFT JOIN members m ON m.tenant_id = d.tenant_id AND d.created_by = 'staff:' || m.id
  LEFT JOIN members x ON x.tenant_id = d.tenant_id AND d.deleted_by = 'staff:' || x.id
 WHERE d.tenant_id = @tenant_id AND d.patient_id = @patient_id
 ORDER BY d.created_at DESC, d.id DESC
 LIMIT 1000;

-- name: DocumentByID :one
SELECT * FROM documents WHERE tenant_id = @tenant_id AND id = @id;

-- name: DocumentOf :one
SELECT * FROM documents WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id;

-- name: DeleteDocument :one
UPDATE documents SET deleted_by = @deleted_by, deleted_at = @deleted_at, delete_reason = @delete_reason
 WHERE documents.tenant_id = @tenant_id AND documents.id = @id AND deleted_at IS NULL
   AND NOT EXISTS (SELECT FROM consents c WHERE c.tenant_id = @tenant_id AND c.source = 'paper' AND c.source_id = documents.id)
RETURNING *;

-- name: DocumentFileGone :exec
UPDATE documents SET file_gone = true WHERE tenant_id = @tenant_id AND id = @id AND deleted_at IS NOT NULL;

-- name: KeptFiles :many
SELECT file FROM documents WHERE tenant_id = @tenant_id AND file = ANY(@files::text[]) AND NOT file_gone;

-- name: DocumentTimeline :many
SELECT id, name, clinical, created_by, created_at FROM documents
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND created_at < @before AND deleted_at IS NULL
 ORDER BY created_at DESC, id DESC
 LIMIT @most;

-- name: LockDocument :one
SELECT * FROM documents WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id FOR NO KEY UPDATE;
