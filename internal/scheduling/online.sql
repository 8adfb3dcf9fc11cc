-- name: OnlineServices :many
SELECT * FROM services WHERE tenant_id = @tenant_id AND active AND online ORDER BY name;

-- name: OnlinePractitioners :many
SELECT r.id, r.name, r.title, b.branch_id FROM resources r
  JOIN resource_branches b ON b.tenant_id = r.tenant_id AND b.resource_id = r.id
 WHERE r.tenant_id = @tenant_id AND r.kind = 'practitioner' AND r.active
 ORDER BY r.name, r.id;

-- name: InsertBookingRequest :exec
INSERT INTO booking_requests (tenant_id, id, branch_id, service_id, practitioner_id, starts_at, hold_token, name, phone, email,
                              birth_date, language, note, utm_source, utm_medium, utm_campaign, referrer, policy_text,
                              code_hash, code_expires_at, attempts_left, sends, sent_at, created_at, expires_at)
VALUES (@tenant_id, @id, @branch_id, @service_id, @practitioner_id, @starts_at, @hold_token, @name, @phone, @email,
        @birth_date, @language, @note, @utm_source, @utm_medium, @utm_campaign, @referrer, @policy_text,
        @code_hash, @code_expires_at, @attempts_left, 1, @sent_at, @created_at, @expires_at);

-- name: LockBookingRequest :one
SELECT * FROM booking_requests WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: SetBookingCode :exec
UPDATE booking_requests
   SET code_hash = @code_hash, code_expires_at = @code_expires_at, attempts_left = @attempts_left, sends = sends + 1, sent_at = @sent_at
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: SpendBookingAttempt :exec
UPDATE booking_requests SET attempts_left = attempts_left - 1 WHERE tenant_id = @tenant_id AND id = @id;

-- name: FulfilBookingRequest :exec
UPDATE booking_requests
   SET appointment_id = @appointment_id, name = '', phone = '', email = '', birth_date = NULL, note = '', hold_token = ''
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: DropBookingRequests :exec
DELETE FROM booking_requests WHERE tenant_id = @tenant_id AND expires_at < @before;
