-- name: KeepLastVisit :exec
INSERT INTO patient_last_visits (tenant_id, patient_id, branch_id, appointment_id, service_id, practitioner_id, visited_at)
SELECT a.tenant_id, a.patient_id, a.branch_id, a.id, a.service_id, a.practitioner_id, a.starts_at
  FROM appointments a
 WHERE a.tenant_id = @tenant_id AND a.patient_id = @patient_id AND a.branch_id = @branch_id AND a.status = 'completed'
 ORDER BY a.starts_at DESC LIMIT 1
ON CONFLICT (tenant_id, patient_id, branch_id) DO UPDATE
   SET appointment_id = excluded.appointment_id, service_id = excluded.service_id, practitioner_id = excluded.practitioner_id,
       visited_at = excluded.visited_at;

-- name: ForgetLastVisit :exec
DELETE FROM patient_last_visits WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND branch_id = @branch_id;

-- name: HasAppointmentAfter :one
SELECT EXISTS (SELECT FROM appointments
                WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND starts_at >= @after
                  AND status IN ('requested', 'held', 'payment_pending', 'confirmed', 'arrived', 'in_service'));

-- name: Recalls :many
-- Patients by their last visit, who have nothing to come: neither an appointment (or one going on), nor a call to be made, nor a
-- no of late. The patient's newest visit at any branch in sight counts.
SELECT v.patient_id, p.name AS patient_name, p.number AS patient_number, p.phone AS patient_phone, p.email AS patient_email,
       p.language AS patient_language, v.branch_id, b.name AS branch_name, b.time_zone, v.service_id, s.name AS service_name,
       v.practitioner_id, r.name AS practitioner_name, v.appointment_id, v.visited_at
  FROM patient_last_visits v
  JOIN patients p ON p.tenant_id = v.tenant_id AND p.id = v.patient_id
  JOIN branches b ON b.tenant_id = v.tenant_id AND b.id = v.branch_id
  JOIN services s ON s.tenant_id = v.tenant_id AND s.id = v.service_id
  JOIN resources r ON r.tenant_id = v.tenant_id AND r.id = v.practitioner_id
 WHERE v.tenant_id = @tenant_id AND v.visited_at >= @earliest AND v.visited_at < @latest
   AND (v.visited_at, v.patient_id) < (@before_at::timestamptz, @before_patient::uuid)
   AND (sqlc.narg(branch_id)::uuid IS NULL OR v.branch_id = sqlc.narg(branch_id)::uuid)
   AND (sqlc.narg(service_id)::uuid IS NULL OR v.service_id = sqlc.narg(service_id)::uuid)
   AND (sqlc.narg(practitioner_id)::uuid IS NULL OR v.practitioner_id = sqlc.narg(practitioner_id)::uuid)
   AND (cardinality(@patient_ids::uuid[]) = 0 OR v.patient_id = ANY (@patient_ids::uuid[]))
   AND NOT EXISTS (SELECT FROM patient_last_visits n
                    WHERE n.tenant_id = v.tenant_id AND n.patient_id = v.patient_id AND n.visited_at > v.visited_at)
   AND NOT EXISTS (SELECT FROM appointments a
                    WHERE a.tenant_id = v.tenant_id AND a.patient_id = v.patient_id AND a.starts_at >= @recently
                      AND a.status IN ('requested', 'held', 'payment_pending', 'confirmed', 'arrived', 'in_service'))
   AND NOT EXISTS (SELECT FROM followup_tasks t
                    WHERE t.tenant_id = v.tenant_id AND t.patient_id = v.patient_id
                      AND (t.closed_at IS NULL OR t.outcome = 'declined' AND t.closed_at >= @declined_since))
 ORDER BY v.visited_at DESC, v.patient_id DESC
 LIMIT @most;
