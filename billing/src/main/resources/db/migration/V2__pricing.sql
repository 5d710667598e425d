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
