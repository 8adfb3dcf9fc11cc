-- name: LockEmail :exec
SELECT pg_advisory_xact_lock(hashtextextended('signup:' || @email::text, 0));

-- name: CountSignupsSince :one
SELECT count(*) FROM signups WHERE email = @email AND created_at >= @since;

-- name: AbandonSignups :exec
-- Ends the pending sign-ups that a newer one of the same address replaces: those whose
-- identity is made anew, those still without one, and the one for the same slug.
WITH gone AS (
    UPDATE signups s SET expires_at = @now::timestamptz, code_hash = NULL
    WHERE s.email = @email AND s.status = 'pending' AND s.expires_at > @now::timestamptz
      AND (s.identity_created OR s.identity_id IS NULL OR s.slug = @slug)
    RETURNING s.tenant_id
)
UPDATE tenant_directory d SET reserved_until = @now::timestamptz FROM gone
WHERE d.tenant_id = gone.tenant_id AND d.reserved_until IS NOT NULL;

-- name: AbandonSignup :exec
WITH gone AS (
    UPDATE signups s SET expires_at = @now::timestamptz, code_hash = NULL
    WHERE s.id = @id AND s.status = 'pending' RETURNING s.tenant_id
)
UPDATE tenant_directory d SET reserved_until = @now::timestamptz FROM gone
WHERE d.tenant_id = gone.tenant_id AND d.reserved_until IS NOT NULL;

-- name: DropExpiredReservations :exec
DELETE FROM tenant_directory WHERE (skeleton = @skeleton OR slug = @slug) AND reserved_until <= @now::timestamptz;

-- name: ReserveSlug :execrows
INSERT INTO tenant_directory (slug, skeleton, tenant_id, reserved_until)
VALUES (@slug, @skeleton, @tenant_id, @reserved_until)
ON CONFLICT DO NOTHING;

-- name: InsertSignup :exec
INSERT INTO signups (id, tenant_id, slug, chain_name, country, subdivision, clinic_type, owner_name, email, language, created_at, expires_at)
VALUES (@id, @tenant_id, @slug, @chain_name, @country, @subdivision, @clinic_type, @owner_name, @email, @language, @created_at, @expires_at);

-- name: SignupByID :one
SELECT * FROM signups WHERE id = @id;

-- name: LockSignup :one
SELECT * FROM signups WHERE id = @id FOR UPDATE;

-- name: SetSignupIdentity :execrows
UPDATE signups SET identity_id = @identity_id, identity_created = @identity_created
WHERE id = @id AND status = 'pending';

-- name: SetSignupCode :exec
UPDATE signups SET code_hash = @code_hash, code_expires_at = @code_expires_at, attempts_left = @attempts_left, sends = sends + 1, sent_at = @sent_at
WHERE id = @id;

-- name: SpendAttempt :exec
UPDATE signups SET attempts_left = attempts_left - 1 WHERE id = @id;

-- name: OpenDirectory :execrows
UPDATE tenant_directory SET reserved_until = NULL WHERE slug = @slug AND tenant_id = @tenant_id;

-- name: OpenSignup :exec
UPDATE signups SET status = 'opened', opened_at = @opened_at, code_hash = NULL WHERE id = @id;

-- name: ExpiredSignups :many
SELECT * FROM signups WHERE status = 'pending' AND expires_at <= @before::timestamptz ORDER BY expires_at LIMIT @max_rows;

-- name: LiveSignupsOf :one
SELECT count(*) FROM signups WHERE email = @email AND status = 'pending' AND expires_at > @now;

-- name: DropReservation :exec
DELETE FROM tenant_directory WHERE tenant_id = @tenant_id AND reserved_until IS NOT NULL;

-- name: DropSignup :exec
DELETE FROM signups WHERE id = @id AND status = 'pending';

-- name: DropOpenedSignups :exec
DELETE FROM signups WHERE status = 'opened' AND opened_at <= @before::timestamptz;
