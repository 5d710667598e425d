-- Wholesale prices by plan, and which plan each accrual is of.

SELECT set_config('app.tenant', '*', true);

-- Of a resale rule: plans with a price of their own, and the prices in the same order. unit_minor is what every other plan
-- costs; without one, other plans are not resold.
ALTER TABLE agreement_share
    ADD plan_ids        uuid[] NOT NULL DEFAULT '{}',
    ADD plan_unit_minor numeric(30, 12)[] NOT NULL DEFAULT '{}';

DO $$
DECLARE
    name text;
BEGIN
    -- V7 made this check without a name.
    FOR name IN SELECT conname FROM pg_constraint
                WHERE conrelid = 'agreement_share'::regclass AND contype = 'c'
                    AND pg_get_constraintdef(oid) LIKE '%RESALE%' AND pg_get_constraintdef(oid) LIKE '%unit_minor%' LOOP
        EXECUTE format('ALTER TABLE agreement_share DROP CONSTRAINT %I', name);
    END LOOP;
END $$;

ALTER TABLE agreement_share
    ADD CONSTRAINT agreement_share_resale_priced
        CHECK (kind <> 'RESALE' OR unit_minor IS NOT NULL OR cardinality(plan_ids) > 0),
    ADD CONSTRAINT agreement_share_plan_prices
        CHECK (cardinality(plan_ids) = cardinality(plan_unit_minor) AND 0 <= ALL (plan_unit_minor)
            AND (kind = 'RESALE' OR cardinality(plan_ids) = 0));

-- What was accrued before is of the plan of the line that it is of.
ALTER TABLE accrual ADD plan_id uuid;
UPDATE accrual a SET plan_id = l.plan_id FROM invoice_line l WHERE l.reference = coalesce(a.credits, a.reference);

-- What of sharing_total is of plans that the terms have a price for; the rest is of any other. Terms are those of one
-- agreement, and none from before has such prices, so there is nothing to bring over. Less than nothing where more was
-- taken back of a plan than is left of it: all plans together never are.
CREATE TABLE sharing_plan (
    terms            text NOT NULL,
    usage_period     date NOT NULL,
    plan_id          uuid NOT NULL REFERENCES plan,
    basis_minor      bigint NOT NULL,
    units            bigint NOT NULL CHECK (units >= 0),
    attributed       bigint[] NOT NULL,
    attributed_units bigint[] NOT NULL,
    PRIMARY KEY (terms, usage_period, plan_id),
    FOREIGN KEY (terms, usage_period) REFERENCES sharing_total
);

ALTER TABLE sharing_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE sharing_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON sharing_plan
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');

GRANT SELECT, INSERT, UPDATE ON sharing_plan TO ${serviceRole};
