-- name: PatientsByContact :many
SELECT * FROM patients
 WHERE tenant_id = @tenant_id
   AND ((email <> '' AND email = ANY (@emails::text[])) OR (phone <> '' AND phone = @phone::text))
 ORDER BY number LIMIT 40;
