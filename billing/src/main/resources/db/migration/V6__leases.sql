-- Leases of hard quotas: how many calls of a period each data plane may answer by itself.

SELECT set_config('app.tenant', '*', true);

-- For a subscription's period, with the counter's row locked by whoever raises granted:
-- quota_counter.used + sum(greatest(granted - counted, 0)) <= the plan's quota.
CREATE TABLE quota_lease (
    subscription_id uuid NOT NULL,
    period          date NOT NULL,
    node            text NOT NULL,
    granted         bigint NOT NULL DEFAULT 0 CHECK (granted >= 0),
    counted         bigint NOT NULL DEFAULT 0 CHECK (counted >= 0),
    wanted          bigint NOT NULL DEFAULT 0 CHECK (wanted >= 0),
    wished_at       timestamptz,
    version         bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (subscription_id, period, node)
) WITH (fillfactor = 70);
ALTER TABLE quota_lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_lease FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON quota_lease
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT, INSERT, UPDATE ON quota_lease TO ${serviceRole};

-- A period can have leases before it has usage, and so no partition of the usage topic yet.
ALTER TABLE quota_counter ALTER COLUMN partition DROP NOT NULL;

-- Subscriptions whose data planes must still be told that their quota is leased from now on.
CREATE TABLE lease_untold (
    subscription_id uuid PRIMARY KEY REFERENCES subscription,
    tenant          text NOT NULL
);
INSERT INTO lease_untold (subscription_id, tenant) SELECT id, tenant FROM subscription WHERE status <> 'CANCELLED';
ALTER TABLE lease_untold ENABLE ROW LEVEL SECURITY;
ALTER TABLE lease_untold FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON lease_untold
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON lease_untold USING (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, DELETE ON lease_untold TO ${serviceRole};
