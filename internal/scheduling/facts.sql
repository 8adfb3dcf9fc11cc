-- name: AppointmentFacts :one
SELECT a.id, a.branch_id, b.name AS branch_name, b.phone AS branch_phone, b.time_zone, a.service_id, s.name AS service_name,
       s.online_name, a.practitioner_id, r.name AS practitioner_name, a.patient_id, a.status, a.starts_at, a.ends_at, a.created_at,
       a.confirmed_by_patient_at, a.version,
       COALESCE(a.price_amount, s.price_amount)::bigint AS price_amount, COALESCE(a.price_currency, s.price_currency)::text AS price_currency
  FROM appointments a
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
  JOIN resources r ON r.tenant_id = a.tenant_id AND r.id = a.practitioner_id
 WHERE a.tenant_id = @tenant_id AND a.id = @id;

-- name: ServiceFacts :many
SELECT id, name, online_name, duration_minutes, price_amount, price_currency, active FROM services
 WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]);
