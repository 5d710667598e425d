-- Where a tenant stands with what it owes, and each step it took, as the tenant was told.

CREATE TABLE payment_standing (
    tenant       text PRIMARY KEY,
    standing     text NOT NULL CHECK (standing IN ('ACTIVE', 'REMINDED', 'RESTRICTED', 'SUSPENDED')),
    since        timestamptz NOT NULL,
    grace_until  timestamptz,
    grace_reason text,
    grace_by     text,
    CHECK (num_nonnulls(grace_until, grace_reason, grace_by) IN (0, 3))
);

CREATE TABLE dunning_notice (
    id       uuid PRIMARY KEY,
    tenant   text NOT NULL,
    at       timestamptz NOT NULL,
    by       text NOT NULL,
    as_of    timestamptz NOT NULL,
    before   text NOT NULL,
    standing text NOT NULL,
    reason   text NOT NULL,
    -- The invoices that were overdue.
    invoices text[] NOT NULL,
    english  text NOT NULL,
    chinese  text NOT NULL
);
CREATE INDEX dunning_notice_tenant ON dunning_notice (tenant, at);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['payment_standing', 'dunning_notice'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON payment_standing TO ${serviceRole};
GRANT SELECT, INSERT ON dunning_notice TO ${serviceRole};
