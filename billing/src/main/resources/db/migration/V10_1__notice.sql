-- Proration by the day, and migrations of subscriptions to another version of their plan.

SELECT set_config('app.tenant', '*', true);

ALTER TABLE plan_version
    ADD COLUMN proration text NOT NULL DEFAULT 'SECOND' CHECK (proration IN ('SECOND', 'DAY'));

-- What a partner has announced.
CREATE TABLE plan_migration (
    id           uuid PRIMARY KEY,
    tenant       text NOT NULL,
    plan_id      uuid NOT NULL,
    to_version   int NOT NULL,
    way          text NOT NULL CHECK (way IN ('NOW', 'PERIOD_END', 'NOTICE')),
    notice_days  int CHECK (notice_days > 0),
    announced_at timestamptz NOT NULL,
    announced_by text NOT NULL,
    withdrawn_at timestamptz,
    FOREIGN KEY (plan_id, to_version) REFERENCES plan_version,
    CHECK ((way = 'NOTICE') = (notice_days IS NOT NULL))
);
CREATE INDEX plan_migration_plan ON plan_migration (tenant, plan_id, announced_at);

-- What it means for each subscription: tenant is the consumer.
CREATE TABLE subscription_migration (
    migration_id    uuid NOT NULL REFERENCES plan_migration,
    subscription_id uuid NOT NULL REFERENCES subscription,
    tenant          text NOT NULL,
    partner         text NOT NULL,
    plan_id         uuid NOT NULL,
    to_version      int NOT NULL,
    announced_at    timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    done_at         timestamptz,
    PRIMARY KEY (migration_id, subscription_id)
);
CREATE INDEX subscription_migration_due ON subscription_migration (due_at) WHERE done_at IS NULL;
CREATE INDEX subscription_migration_tenant ON subscription_migration (tenant) WHERE done_at IS NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['plan_migration', 'subscription_migration'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON plan_migration USING (tenant = %s) WITH CHECK (tenant = %s)', here, here);
    -- The partner announces and withdraws; the consumer's own work carries out.
    EXECUTE format('CREATE POLICY partner ON subscription_migration USING (partner = %s) WITH CHECK (partner = %s)',
        here, here);
    EXECUTE format('CREATE POLICY own ON subscription_migration FOR SELECT USING (tenant = %s)', here);
    EXECUTE format('CREATE POLICY carried_out ON subscription_migration FOR UPDATE USING (tenant = %s)'
        || ' WITH CHECK (tenant = %s)', here, here);
END $$;

GRANT SELECT, INSERT ON plan_migration, subscription_migration TO ${serviceRole};
GRANT UPDATE (withdrawn_at) ON plan_migration TO ${serviceRole};
GRANT UPDATE (done_at), DELETE ON subscription_migration TO ${serviceRole};
