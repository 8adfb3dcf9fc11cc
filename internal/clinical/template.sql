-- name: ClinicType :one
SELECT clinic_type FROM tenants WHERE id = @tenant_id;

-- name: LatestTemplates :many
SELECT t.id, t.starter, t.archived, t.version, v.number, v.name, v.sections,
       ARRAY(SELECT s.service_id FROM note_template_services s WHERE s.tenant_id = t.tenant_id AND s.template_id = t.id)::uuid[] AS services
  FROM note_templates t
  JOIN note_template_versions v ON v.tenant_id = t.tenant_id AND v.template_id = t.id AND v.number = t.latest
 WHERE t.tenant_id = @tenant_id
 ORDER BY t.created_at, t.id;

-- name: LatestTemplate :one
SELECT t.id, t.starter, t.archived, t.version, v.number, v.name, v.sections,
       ARRAY(SELECT s.service_id FROM note_template_services s WHERE s.tenant_id = t.tenant_id AND s.template_id = t.id)::uuid[] AS services
  FROM note_templates t
  JOIN note_template_versions v ON v.tenant_id = t.tenant_id AND v.template_id = t.id AND v.number = t.latest
 WHERE t.tenant_id = @tenant_id AND t.id = @id;

-- name: TemplateVersions :many
SELECT v.template_id, v.number, v.name, v.sections
  FROM note_template_versions v
 WHERE v.tenant_id = @tenant_id
   AND v.template_id = ANY (@templates::uuid[]);

-- name: InsertTemplate :execrows
INSERT INTO note_templates (tenant_id, id, starter, latest, created_at)
VALUES (@tenant_id, @id, @starter, 1, @created_at)
ON CONFLICT DO NOTHING;

-- name: InsertTemplateVersion :exec
INSERT INTO note_template_versions (tenant_id, template_id, number, name, sections, created_at, created_by)
VALUES (@tenant_id, @template_id, @number, @name, @sections, @created_at, @created_by);

-- name: BumpTemplate :execrows
UPDATE note_templates SET latest = latest + 1, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND latest = @was;

-- name: ArchiveTemplate :exec
UPDATE note_templates SET archived = @archived, version = version + 1 WHERE tenant_id = @tenant_id AND id = @id;

-- name: DeleteTemplateServices :exec
DELETE FROM note_template_services WHERE tenant_id = @tenant_id AND template_id = @template_id;

-- name: InsertTemplateServices :exec
INSERT INTO note_template_services (tenant_id, template_id, service_id)
SELECT @tenant_id, @template_id, s.id FROM unnest(@services::uuid[]) AS s(id)
ON CONFLICT DO NOTHING;
