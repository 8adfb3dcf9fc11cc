-- name: InsertAppointment :execrows
INSERT INTO appointments (tenant_id, id, branch_id, service_id, practitioner_id, room_id, patient_id, status,
                          starts_at, ends_at, source, utm_source, utm_medium, utm_campaign, referrer, price_amount, price_currency,
                          policy_text, note, created_at)
VALUES (@tenant_id, @id, @branch_id, @service_id, @practitioner_id, @room_id, @patient_id, @status,
        @starts_at, @ends_at, @source, @utm_source, @utm_medium, @utm_campaign, @referrer, @price_amount, @price_currency,
        @policy_text, @note, @created_at)
ON CONFLICT DO NOTHING;

-- name: InsertAppointmentResource :execrows
INSERT INTO appointment_resources (tenant_id, appointment_id, resource_id, branch_id, starts_at, ends_at)
VALUES (@tenant_id, @appointment_id, @resource_id, @branch_id, @starts_at, @ends_at)
ON CONFLICT DO NOTHING;

-- name: DeleteAppointmentResources :exec
DELETE FROM appointment_resources WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id;

-- name: SetAppointmentRoom :exec
UPDATE appointments SET room_id = @room_id WHERE tenant_id = @tenant_id AND id = @id;

-- name: LockAppointment :one
SELECT * FROM appointments WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: UpdateAppointment :exec
UPDATE appointments
   SET practitioner_id = @practitioner_id, room_id = @room_id, starts_at = @starts_at, ends_at = @ends_at,
       status = @status, arrived_at = @arrived_at, started_at = @started_at, completed_at = @completed_at,
       cancelled_at = @cancelled_at, confirmed_by_patient_at = @confirmed_by_patient_at, cancel_reason = @cancel_reason,
       cancel_code = @cancel_code, cancelled_by = @cancelled_by, cancelled_late = @cancelled_late, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: InsertMove :exec
INSERT INTO appointment_moves (tenant_id, id, appointment_id, branch_id, act, from_status, to_status,
                               from_starts_at, to_starts_at, from_resource, to_resource, reason, reason_code, actor, at)
VALUES (@tenant_id, @id, @appointment_id, @branch_id, @act, @from_status, @to_status,
        @from_starts_at, @to_starts_at, @from_resource, @to_resource, @reason, @reason_code, @actor, @at);

-- name: StatusBeforeCancel :one
SELECT from_status FROM appointment_moves
 WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id AND act = 'cancel'
 ORDER BY at DESC, id DESC LIMIT 1;

-- name: LastMove :one
SELECT act, from_status, at FROM appointment_moves
 WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id
 ORDER BY at DESC, id DESC LIMIT 1;

-- name: Moves :many
SELECT m.act, m.actor, COALESCE(w.name, '')::text AS actor_name, m.at, m.reason, m.reason_code, m.from_starts_at, m.to_starts_at,
       f.name AS from_practitioner, t.name AS to_practitioner, b.time_zone
  FROM appointment_moves m
  JOIN branches b ON b.tenant_id = m.tenant_id AND b.id = m.branch_id
  LEFT JOIN members w ON w.tenant_id = m.tenant_id AND m.actor = 'staff:' || w.id
  LEFT JOIN resources f ON f.tenant_id = m.tenant_id AND f.id = m.from_resource
  LEFT JOIN resources t ON t.tenant_id = m.tenant_id AND t.id = m.to_resource
 WHERE m.tenant_id = @tenant_id AND m.appointment_id = @appointment_id
 ORDER BY m.at, m.id;

-- name: AppointmentByID :one
SELECT a.id, a.branch_id, a.service_id, a.practitioner_id, a.room_id, a.patient_id, a.status, a.starts_at, a.ends_at,
       a.arrived_at, a.started_at, a.completed_at, a.cancelled_at, a.confirmed_by_patient_at,
       a.source, a.utm_source, a.utm_medium, a.utm_campaign, a.referrer, a.note, a.cancel_reason, a.cancel_code, a.cancelled_by,
       a.cancelled_late, a.created_at, a.version, b.time_zone, s.name AS service_name, s.color AS service_color,
       pr.name AS practitioner_name, ro.name AS room_name, p.name AS patient_name, p.phone AS patient_phone
  FROM appointments a
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
  JOIN resources pr ON pr.tenant_id = a.tenant_id AND pr.id = a.practitioner_id
  LEFT JOIN resources ro ON ro.tenant_id = a.tenant_id AND ro.id = a.room_id
  JOIN patients p ON p.tenant_id = a.tenant_id AND p.id = a.patient_id
 WHERE a.tenant_id = @tenant_id AND a.id = @id;

-- name: AppointmentsOfDay :many
SELECT a.id, a.branch_id, a.service_id, a.practitioner_id, a.room_id, a.patient_id, a.status, a.starts_at, a.ends_at,
       a.arrived_at, a.started_at, a.completed_at, a.cancelled_at, a.confirmed_by_patient_at,
       a.source, a.utm_source, a.utm_medium, a.utm_campaign, a.referrer, a.note, a.cancel_reason, a.cancel_code, a.cancelled_by,
       a.cancelled_late, a.created_at, a.version, b.time_zone, s.name AS service_name, s.color AS service_color,
       pr.name AS practitioner_name, ro.name AS room_name, p.name AS patient_name, p.phone AS patient_phone
  FROM appointments a
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
  JOIN resources pr ON pr.tenant_id = a.tenant_id AND pr.id = a.practitioner_id
  LEFT JOIN resources ro ON ro.tenant_id = a.tenant_id AND ro.id = a.room_id
  JOIN patients p ON p.tenant_id = a.tenant_id AND p.id = a.patient_id
 WHERE a.tenant_id = @tenant_id AND a.branch_id = @branch_id
   AND a.starts_at >= @earliest AND a.starts_at < @latest
   AND a.starts_at < timezone(b.time_zone, @next_midnight::timestamp)
   AND a.ends_at > timezone(b.time_zone, @midnight::timestamp)
 ORDER BY a.starts_at, a.id;

-- name: PatientName :one
SELECT name FROM patients WHERE tenant_id = @tenant_id AND id = @id;

-- name: AnyAppointment :one
SELECT EXISTS (SELECT FROM appointments WHERE tenant_id = @tenant_id);

-- name: PatientTimeline :many
SELECT a.id, a.branch_id, a.starts_at, a.status, s.name AS service_name
  FROM appointments a
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
 WHERE a.tenant_id = @tenant_id AND a.patient_id = @patient_id AND a.starts_at < @before
 ORDER BY a.starts_at DESC, a.id DESC
 LIMIT @most;
