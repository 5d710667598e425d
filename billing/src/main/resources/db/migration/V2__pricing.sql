-- Pricing: components of plans, lines by component, versions that take effect, trials, soft quotas.
-- Row-level security binds the owner too; what is there already is completed as the platform.

SELECT set_config('app.tenant', '*', true);

-- A version either has a plain price per request or components.
ALTER TABLE plan_version
    ALTER COLUMN price_per_request DROP NOT NULL,
    ADD COLUMN components jsonb,
    ADD CONSTRAINT plan_version_priced CHECK (num_nonnulls(price_per_request, components) = 1);

-- A line bills one component of the plan version, in that component's unit; charge says how its amount comes about.
ALTER TABLE invoice_line
    ALTER COLUMN unit_price DROP NOT NULL,
    ADD COLUMN component int NOT NULL DEFAULT 1 CHECK (component > 0),
    ADD COLUMN unit text NOT NULL DEFAULT 'requests',
    ADD COLUMN charge jsonb;

DO $$
DECLARE
    old text;
BEGIN
    SELECT conname INTO STRICT old FROM pg_constraint
    WHERE conrelid = 'invoice_line'::regclass AND contype = 'u' AND array_length(conkey, 1) = 5;
    EXECUTE format('ALTER TABLE invoice_line DROP CONSTRAINT %I', old);
END $$;

-- Two closes that bill the same usage would write the same cumulative quantity twice.
ALTER TABLE invoice_line ADD CONSTRAINT invoice_line_billed_once
    UNIQUE (subscription_id, plan_id, plan_version, usage_period, component, cumulative_quantity);
CREATE INDEX subscription_segment_tenant ON subscription_segment (tenant);

-- Soft quotas: what is told to the data planes is no limit; levels reached are marked once in a period.
ALTER TABLE plan_version
    ADD COLUMN quota_kind text NOT NULL DEFAULT 'HARD' CHECK (quota_kind IN ('HARD', 'SOFT'));

CREATE TABLE quota_alert (
    subscription_id uuid NOT NULL,
    period          date NOT NULL,
    level           int NOT NULL CHECK (level > 0),
    tenant          text NOT NULL,
    partner         text NOT NULL,
    quota           bigint NOT NULL CHECK (quota > 0),
    used            bigint NOT NULL CHECK (used >= 0),
    reached_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, period, level)
);
CREATE INDEX quota_alert_tenant ON quota_alert (tenant, period);
ALTER TABLE quota_alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_alert FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON quota_alert
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON quota_alert FOR SELECT USING (tenant = (SELECT current_setting('app.tenant', true)));
CREATE POLICY partner ON quota_alert FOR SELECT USING (partner = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT ON quota_alert TO ${serviceRole};

-- A version takes effect at an instant, and may begin with days without fees.
ALTER TABLE plan_version
    ADD COLUMN trial_days int NOT NULL DEFAULT 0 CHECK (trial_days BETWEEN 0 AND 366),
    ADD COLUMN effective_at timestamptz;
UPDATE plan_version SET effective_at = created_at;
ALTER TABLE plan_version ALTER COLUMN effective_at SET NOT NULL;

-- What a consumer has asked for at the end of its period: another plan, or, without one, the end.
CREATE TABLE subscription_change (
    subscription_id uuid PRIMARY KEY REFERENCES subscription,
    tenant          text NOT NULL,
    plan_id         uuid REFERENCES plan,
    due_at          timestamptz NOT NULL,
    requested_at    timestamptz NOT NULL
);
CREATE INDEX subscription_change_due ON subscription_change (due_at);
ALTER TABLE subscription_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscription_change FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON subscription_change
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON subscription_change
    USING (tenant = (SELECT current_setting('app.tenant', true)))
    WITH CHECK (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON subscription_change TO ${serviceRole};
