-- name: WithPhone :many
SELECT id FROM patients WHERE tenant_id = @tenant_id AND phone = @phone AND phone <> '' ORDER BY number;
