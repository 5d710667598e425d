-- What tenants allow their keys, as tenant-service tells it. The budget's id stands for a subscription's in quota_counter
-- and quota_lease. Without monthly_requests it was taken away; its id comes back when the key gets one again.
CREATE TABLE key_budget (
    id               uuid PRIMARY KEY,
    key_id           text NOT NULL,
    tenant           text NOT NULL,
    monthly_requests bigint CHECK (monthly_requests > 0),
    quota_kind       text NOT NULL CHECK (quota_kind IN ('HARD', 'SOFT')),
    time_zone        text NOT NULL,
    source_offset    bigint NOT NULL
);
CREATE INDEX key_budget_tenant ON key_budget (tenant, key_id);
CREATE INDEX key_budget_key ON key_budget (key_id);
ALTER TABLE key_budget ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_budget FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON key_budget
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON key_budget FOR SELECT USING (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT, UPDATE ON key_budget TO ${serviceRole};

-- Everything that is counted by the month, of whom, and how much of it there is. Who asks sees what it may see of the tables.
CREATE VIEW quota_terms WITH (security_invoker = true) AS
    SELECT s.id, s.tenant, s.partner, s.time_zone, v.monthly_requests, v.quota_kind, false AS budget
    FROM subscription s JOIN plan_version v ON (v.plan_id, v.version) = (s.plan_id, s.plan_version)
    UNION ALL
    SELECT b.id, b.tenant, b.tenant, b.time_zone, b.monthly_requests, b.quota_kind, true FROM key_budget b;
GRANT SELECT ON quota_terms TO ${serviceRole};
