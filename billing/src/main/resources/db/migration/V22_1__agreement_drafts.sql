-- What might be proposed: seen, changed and deleted by its author's tenant only.

CREATE TABLE agreement_draft (
    id       uuid PRIMARY KEY,
    tenant   text NOT NULL,
    terms    jsonb NOT NULL,
    saved_at timestamptz NOT NULL
);
CREATE INDEX agreement_draft_tenant ON agreement_draft (tenant, saved_at DESC);

ALTER TABLE agreement_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON agreement_draft
    USING (tenant = (SELECT current_setting('app.tenant', true)))
    WITH CHECK (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT, DELETE ON agreement_draft TO ${serviceRole};
GRANT UPDATE (terms, saved_at) ON agreement_draft TO ${serviceRole};
