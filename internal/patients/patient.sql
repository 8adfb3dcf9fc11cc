-- name: NextNumber :one
INSERT INTO patient_counters (tenant_id, last) VALUES (@tenant_id, 1)
ON CONFLICT (tenant_id) DO UPDATE SET last = patient_counters.last + 1
RETURNING last;

-- name: InsertPatient :one
INSERT INTO patients (tenant_id, id, number, name, phone, email, birth_date, language, given_name, family_name, preferred_name, sex,
       gender, birth_date_accuracy, phone_owner, second_phone, second_phone_owner, address, channel, referral_source,
       referral_campaign, referral_by, referral_name, referral_patient_id, occupation, contact_name, contact_relation,
       contact_phone, guardian_name, guardian_relation, guardian_phone, notes, country, subdivision, created_at,
       created_by)
VALUES (@tenant_id, @id, @number, @name, @phone, @email, @birth_date, @language, @given_name, @family_name,
       @preferred_name, @sex, @gender, @birth_date_accuracy, @phone_owner, @second_phone, @second_phone_owner,
       @address, @channel, @referral_source, @referral_campaign, @referral_by, @referral_name, @referral_patient_id,
       @occupation, @contact_name, @contact_relation, @contact_phone, @guardian_name, @guardian_relation,
       @guardian_phone, @notes, @country, @subdivision, @created_at, @created_by)
RETURNING *;

-- name: UpdatePatient :one
UPDATE patients SET name = @name, phone = @phone, email = @email, birth_date = @birth_date, language = @language,
       given_name = @given_name, family_name = @family_name, preferred_name = @preferred_name, sex = @sex,
       gender = @gender, birth_date_accuracy = @birth_date_accuracy, phone_owner = @phone_owner,
       second_phone = @second_phone, second_phone_owner = @second_phone_owner, address = @address, channel = @channel,
       referral_source = @referral_source, referral_campaign = @referral_campaign, referral_by = @referral_by,
       referral_name = @referral_name, referral_patient_id = @referral_patient_id, occupation = @occupation,
       contact_name = @contact_name, contact_relation = @contact_relation, contact_phone = @contact_phone,
       guardian_name = @guardian_name, guardian_relation = @guardian_relation, guardian_phone = @guardian_phone,
       notes = @notes,
       version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: PatientByID :one
SELECT * FROM patients WHERE tenant_id = @tenant_id AND id = @id;

-- name: PatientsByTerm :many
SELECT p.* FROM patients p
 WHERE p.tenant_id = @tenant_id AND p.id IN (
       SELECT t.patient_id FROM patient_terms t WHERE t.tenant_id = @tenant_id AND t.term = ANY (@terms::text[]) LIMIT 200);

-- name: Jurisdiction :one
-- Whose rules hold: the branch's, where one is named and may be seen, else the chain's.
SELECT t.clinic_type, COALESCE(b.country, t.country)::text AS country, COALESCE(b.subdivision, t.subdivision)::text AS subdivision,
       COALESCE(s.own, '{}')::jsonb AS own
  FROM tenants t
  LEFT JOIN tenant_settings s ON s.tenant_id = t.id
  LEFT JOIN branches b ON b.tenant_id = t.id AND b.id = sqlc.narg(branch_id)
 WHERE t.id = @tenant_id;

-- name: Unfinished :many
-- What tells whether records are complete.
SELECT sqlc.embed(p), EXISTS (SELECT FROM patient_insurances i WHERE i.tenant_id = p.tenant_id AND i.patient_id = p.id) AS insured,
       EXISTS (SELECT FROM patient_identifiers x WHERE x.tenant_id = p.tenant_id AND x.patient_id = p.id) AS identified
  FROM patients p WHERE p.tenant_id = @tenant_id AND p.id = ANY (@ids::uuid[]);

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
