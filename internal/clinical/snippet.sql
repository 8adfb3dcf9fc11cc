-- name: SnippetsOf :many
SELECT * FROM note_snippets WHERE tenant_id = @tenant_id AND (owner_id IS NULL OR owner_id = @owner_id) ORDER BY shortcut, owner_id;

-- name: SnippetByID :one
SELECT * FROM note_snippets WHERE tenant_id = @tenant_id AND id = @id;

-- name: InsertSnippet :one
INSERT INTO note_snippets (tenant_id, id, owner_id, shortcut, text, created_at)
VALUES (@tenant_id, @id, @owner_id, @shortcut, @text, @created_at)
RETURNING *;

-- name: UpdateSnippet :one
UPDATE note_snippets SET shortcut = @shortcut, text = @text, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: DeleteSnippet :exec
DELETE FROM note_snippets WHERE tenant_id = @tenant_id AND id = @id;
