-- name: OpenVisit :execrows
INSERT INTO visits (tenant_id, id, branch_id, patient_id, practitioner_id, appointment_id, service_id, state, opened_at)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @practitioner_id, @appointment_id, @service_id, 'open', @opened_at)
ON CONFLICT (tenant_id, appointment_id) DO NOTHING;

-- name: ReopenVisit :exec
UPDATE visits SET state = 'open', closed_at = NULL, practitioner_id = @practitioner_id, version = version + 1
 WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id
   AND (state = 'closed' OR practitioner_id <> @practitioner_id);

-- name: CloseVisitOf :exec
UPDATE visits SET state = 'closed', closed_at = @closed_at, version = version + 1
 WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id AND state = 'open';

-- name: LockVisitOf :one
SELECT id FROM visits WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id FOR UPDATE;

-- name: RemoveUnwrittenVisit :execrows
DELETE FROM visits v
 WHERE v.tenant_id = @tenant_id AND v.id = @id
   AND NOT EXISTS (SELECT FROM notes n WHERE n.tenant_id = v.tenant_id AND n.visit_id = v.id);

-- name: CloseVisit :execrows
UPDATE visits SET state = 'closed', closed_at = @closed_at, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND state = 'open';

-- name: VisitByID :one
SELECT v.id, v.branch_id, v.patient_id, v.practitioner_id, v.appointment_id, v.service_id, v.state, v.opened_at, v.closed_at, v.version,
       p.name AS patient_name, p.number AS patient_number, p.birth_date AS patient_birth_date, r.name AS practitioner_name,
       r.member_id AS practitioner_member, COALESCE(s.name, '')::text AS service_name, b.name AS branch_name, b.time_zone
  FROM visits v
  JOIN patients p ON p.tenant_id = v.tenant_id AND p.id = v.patient_id
  JOIN resources r ON r.tenant_id = v.tenant_id AND r.id = v.practitioner_id
  JOIN branches b ON b.tenant_id = v.tenant_id AND b.id = v.branch_id
  LEFT JOIN services s ON s.tenant_id = v.tenant_id AND s.id = v.service_id
 WHERE v.tenant_id = @tenant_id AND v.id = @id;

-- The newest first, with how many notes each has; drafts of others count too: that they exist is no secret.
-- name: VisitsOfPatient :many
SELECT v.id, v.branch_id, v.appointment_id, v.state, v.opened_at, v.closed_at, r.id AS practitioner_id, r.name AS practitioner_name,
       v.service_id, COALESCE(s.name, '')::text AS service_name, b.name AS branch_name, b.time_zone,
       (SELECT count(*) FROM notes n WHERE n.tenant_id = v.tenant_id AND n.visit_id = v.id) AS notes,
       (SELECT count(*) FROM notes n WHERE n.tenant_id = v.tenant_id AND n.visit_id = v.id AND n.signed_at IS NULL) AS unsigned
  FROM visits v
  JOIN resources r ON r.tenant_id = v.tenant_id AND r.id = v.practitioner_id
  JOIN branches b ON b.tenant_id = v.tenant_id AND b.id = v.branch_id
  LEFT JOIN services s ON s.tenant_id = v.tenant_id AND s.id = v.service_id
 WHERE v.tenant_id = @tenant_id AND v.patient_id = @patient_id
   AND (v.opened_at < @before_at::timestamptz OR (v.opened_at = @before_at AND v.id < @before_id::uuid))
 ORDER BY v.opened_at DESC, v.id DESC
 LIMIT @most;

-- name: PractitionerOf :one
SELECT id FROM resources WHERE tenant_id = @tenant_id AND member_id = @member_id AND kind = 'practitioner' AND active
 ORDER BY created_at LIMIT 1;

-- A practitioner's appointments of a day at all the branches in sight, with the visit each became.
-- name: DayOf :many
SELECT a.id AS appointment_id, a.branch_id, a.status, a.starts_at, a.ends_at, p.id AS patient_id, p.name AS patient_name,
       s.name AS service_name, s.color AS service_color, v.id AS visit_id, v.state AS visit_state, b.time_zone,
       (SELECT count(*) FROM notes n WHERE n.tenant_id = a.tenant_id AND n.visit_id = v.id) AS notes,
       (SELECT count(*) FROM notes n WHERE n.tenant_id = a.tenant_id AND n.visit_id = v.id AND n.signed_at IS NULL) AS unsigned
  FROM appointments a
  JOIN patients p ON p.tenant_id = a.tenant_id AND p.id = a.patient_id
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  LEFT JOIN visits v ON v.tenant_id = a.tenant_id AND v.appointment_id = a.id
 WHERE a.tenant_id = @tenant_id AND a.practitioner_id = @practitioner_id
   AND a.starts_at >= @earliest AND a.starts_at < @latest
   AND a.starts_at >= timezone(b.time_zone, @midnight::timestamp) AND a.starts_at < timezone(b.time_zone, @next_midnight::timestamp)
   AND a.status <> 'cancelled'
 ORDER BY a.starts_at, a.id;

-- Walk-ins of the day have no appointment.
-- name: WalkInsOf :many
SELECT v.id AS visit_id, v.branch_id, v.state AS visit_state, v.opened_at, p.id AS patient_id, p.name AS patient_name,
       COALESCE(s.name, '')::text AS service_name, b.time_zone,
       (SELECT count(*) FROM notes n WHERE n.tenant_id = v.tenant_id AND n.visit_id = v.id) AS notes,
       (SELECT count(*) FROM notes n WHERE n.tenant_id = v.tenant_id AND n.visit_id = v.id AND n.signed_at IS NULL) AS unsigned
  FROM visits v
  JOIN patients p ON p.tenant_id = v.tenant_id AND p.id = v.patient_id
  JOIN branches b ON b.tenant_id = v.tenant_id AND b.id = v.branch_id
  LEFT JOIN services s ON s.tenant_id = v.tenant_id AND s.id = v.service_id
 WHERE v.tenant_id = @tenant_id AND v.practitioner_id = @practitioner_id AND v.appointment_id IS NULL
   AND v.opened_at >= @earliest AND v.opened_at < @latest
   AND v.opened_at >= timezone(b.time_zone, @midnight::timestamp) AND v.opened_at < timezone(b.time_zone, @next_midnight::timestamp)
 ORDER BY v.opened_at, v.id;

-- name: PatientExists :one
SELECT EXISTS (SELECT FROM patients WHERE tenant_id = @tenant_id AND id = @id);
