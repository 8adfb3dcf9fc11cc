-- name: BranchResources :many
SELECT r.id, r.kind, r.name, r.title, r.color, r.room_type,
       (r.kind = 'practitioner' AND (
           NOT EXISTS (SELECT FROM service_practitioners s WHERE s.tenant_id = r.tenant_id AND s.service_id = @service_id)
           OR EXISTS (SELECT FROM service_practitioners s WHERE s.tenant_id = r.tenant_id AND s.service_id = @service_id
                      AND s.resource_id = r.id)))::boolean AS offers
  FROM resources r
  JOIN resource_branches b ON b.tenant_id = r.tenant_id AND b.resource_id = r.id
 WHERE r.tenant_id = @tenant_id AND b.branch_id = @branch_id AND r.active
 ORDER BY r.name, r.id;

-- name: BranchResourceHours :many
SELECT resource_id, weekday, starts, ends, valid_from, valid_to FROM resource_hours
 WHERE tenant_id = @tenant_id AND branch_id = @branch_id
   AND (valid_from IS NULL OR valid_from <= @last::date) AND (valid_to IS NULL OR valid_to >= @first::date);

-- name: BranchResourceExceptions :many
SELECT e.resource_id, e.kind, e.starts_on, e.ends_on, e.ranges FROM resource_exceptions e
  JOIN resource_branches b ON b.tenant_id = e.tenant_id AND b.resource_id = e.resource_id
 WHERE e.tenant_id = @tenant_id AND b.branch_id = @branch_id
   AND (e.branch_id IS NULL OR e.branch_id = @branch_id)
   AND e.starts_on <= @last::date AND e.ends_on >= @first::date;

-- name: BusyTimes :many
SELECT a.resource_id, a.branch_id, a.starts_at, a.ends_at FROM appointment_resources a
  JOIN resource_branches b ON b.tenant_id = a.tenant_id AND b.resource_id = a.resource_id
 WHERE a.tenant_id = @tenant_id AND b.branch_id = @branch_id
   AND a.starts_at >= @earliest AND a.starts_at < @last AND a.ends_at > @first
   AND a.appointment_id <> @besides;

-- name: PatientTimes :many
SELECT branch_id, starts_at, ends_at FROM appointments
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id
   AND starts_at >= @earliest AND starts_at < @last AND ends_at > @first
   AND status NOT IN ('cancelled', 'no_show') AND id <> @besides;

-- name: BranchExists :one
SELECT EXISTS (SELECT FROM branches WHERE tenant_id = @tenant_id AND id = @id);
