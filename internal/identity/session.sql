-- name: MemberSessions :many
SELECT session_id, user_agent, ip, last_seen_at FROM member_sessions
 WHERE tenant_id = @tenant_id AND member_id = @member_id AND ended_at IS NULL;

-- name: EndSessions :exec
UPDATE member_sessions SET ended_at = @at::timestamptz
 WHERE tenant_id = @tenant_id AND session_id = ANY (@ids::uuid[]) AND ended_at IS NULL;
