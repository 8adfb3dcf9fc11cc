-- A practitioner may be there before they have an account: who accepts the invitation becomes
-- the member that the practitioner is.
ALTER TABLE resources ADD COLUMN invitation_id uuid;
ALTER TABLE resources ADD CONSTRAINT resources_invitation_fkey
    FOREIGN KEY (tenant_id, invitation_id) REFERENCES invitations (tenant_id, id);
CREATE INDEX resources_invitation ON resources (tenant_id, invitation_id) WHERE invitation_id IS NOT NULL;
