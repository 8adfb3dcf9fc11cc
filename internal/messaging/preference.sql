-- name: Preference :one
SELECT * FROM message_preferences WHERE tenant_id = @tenant_id AND patient_id = @patient_id;

-- name: PutPreference :exec
INSERT INTO message_preferences (tenant_id, patient_id, preferred, channels_off, categories_off, changed_at)
VALUES (@tenant_id, @patient_id, @preferred, @channels_off, @categories_off, @changed_at)
ON CONFLICT (tenant_id, patient_id) DO UPDATE
   SET preferred = excluded.preferred, channels_off = excluded.channels_off, categories_off = excluded.categories_off,
       changed_at = excluded.changed_at, version = message_preferences.version + 1;
