DROP INDEX resources_invitation;
ALTER TABLE resources DROP CONSTRAINT resources_invitation_fkey;
ALTER TABLE resources DROP COLUMN invitation_id;
