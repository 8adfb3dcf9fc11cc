-- name: Identifiers :many
SELECT id, patient_id, kind, tail, created_at FROM patient_identifiers
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id ORDER BY created_at, id;

-- name: InsertIdentifier :exec
INSERT INTO patient_identifiers (tenant_id, id, patient_id, kind, sealed, lookup, tail, created_at, created_by)
VALUES (@tenant_id, @id, @patient_id, @kind, @sealed, @lookup, @tail, @created_at, @created_by);

-- name: SealedIdentifier :one
SELECT sealed FROM patient_identifiers WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id;

-- name: DeleteIdentifier :execrows
DELETE FROM patient_identifiers WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id;

-- name: PatientsByIdentifier :many
SELECT p.* FROM patient_identifiers i
  JOIN patients p ON p.tenant_id = i.tenant_id AND p.id = i.patient_id
 WHERE i.tenant_id = @tenant_id AND i.lookup = @lookup
 ORDER BY p.number DESC;

-- name: Insurances :many
SELECT id, patient_id, payer, plan, tail, valid_from, valid_to, created_at FROM patient_insurances
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id ORDER BY created_at, id;

-- name: InsertInsurance :exec
INSERT INTO patient_insurances (tenant_id, id, patient_id, payer, plan, sealed, tail, valid_from, valid_to, created_at, created_by)
VALUES (@tenant_id, @id, @patient_id, @payer, @plan, @sealed, @tail, @valid_from, @valid_to, @created_at, @created_by);

-- name: SealedInsurance :one
SELECT sealed FROM patient_insurances WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id;

-- name: DeleteInsurance :execrows
DELETE FROM patient_insurances WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id;
