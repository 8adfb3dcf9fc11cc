-- name: NextNumber :one
INSERT INTO patient_counters (tenant_id, last) VALUES (@tenant_id, 1)
ON CONFLICT (tenant_id) DO UPDATE SET last = patient_counters.last + 1
RETURNING last;

-- name: InsertPatient :one
INSERT INTO patients (tenant_id, id, number, name, phone, email, birth_date, language, created_at, created_by)
VALUES (@tenant_id, @id, @number, @name, @phone, @email, @birth_date, @language, @created_at, @created_by)
RETURNING *;

-- name: UpdatePatient :one
UPDATE patients SET name = @name, phone = @phone, email = @email, birth_date = @birth_date, language = @language,
       version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: PatientByID :one
SELECT * FROM patients WHERE tenant_id = @tenant_id AND id = @id;

-- name: PatientsByPhone :many
SELECT * FROM patients WHERE tenant_id = @tenant_id AND phone = @phone AND phone <> '' ORDER BY number LIMIT 5;

-- name: DeleteTerms :exec
DELETE FROM patient_terms WHERE tenant_id = @tenant_id AND patient_id = @patient_id;

-- name: InsertTerms :many
INSERT INTO patient_terms (tenant_id, term, patient_id)
SELECT @tenant_id, t.term, @patient_id FROM unnest(@terms::text[]) AS t(term)
ON CONFLICT DO NOTHING
RETURNING term;

-- name: RegisteredAt :many
SELECT created_at, created_by FROM patients WHERE tenant_id = @tenant_id AND id = @id AND created_at < @before;

-- name: MemberNames :many
SELECT id, name FROM members WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]);
