-- Agreements for a part of a model's revenue, and accruals that say which release earned them.

SELECT set_config('app.tenant', '*', true);

-- Usage by release. What was counted before has none, and is shared as the model's.
ALTER TABLE usage_rollup
    ADD version text NOT NULL DEFAULT '',
    DROP CONSTRAINT usage_rollup_pkey,
    ADD PRIMARY KEY (subscription_id, plan_id, plan_version, hour, version);

-- What a release was made from.
ALTER TABLE directory_release
    ADD base_model       text,
    ADD base_version     text,
    ADD base_declared_at timestamptz;

-- One agreement in force for each part: a release, the model where the consumer is, the model, its lineage.
ALTER TABLE agreement
    ADD scope         text NOT NULL DEFAULT 'MODEL' CHECK (scope IN ('RELEASE', 'REGION', 'MODEL', 'LINEAGE')),
    ADD scope_version text NOT NULL DEFAULT '' CHECK ((scope = 'RELEASE') = (scope_version <> '')),
    ADD countries     text[] NOT NULL DEFAULT '{}' CHECK ((scope = 'REGION') = (cardinality(countries) > 0));
DROP INDEX agreement_one_active;
CREATE UNIQUE INDEX agreement_one_active ON agreement (model, currency, scope, scope_version, countries)
    WHERE status = 'ACTIVE';

-- place: of the share in its agreement, where seq counts the line's accruals. version: the model's release that earned
-- it, '' where no usage says so. lineage_step: 0 where that release was used itself.
ALTER TABLE accrual
    ADD place        int,
    ADD version      text NOT NULL DEFAULT '',
    ADD used_version text NOT NULL DEFAULT '',
    ADD lineage_step int NOT NULL DEFAULT 0 CHECK (lineage_step >= 0);
UPDATE accrual SET place = seq;
ALTER TABLE accrual ALTER place SET NOT NULL;
CREATE INDEX accrual_model ON accrual (model, usage_period);

-- Referral codes: a promoter's, for a model; who subscribes with one is the promoter's for as long as a rule says.
CREATE TABLE referral_code (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{4,32}$'),
    tenant       text NOT NULL,
    agreement_id uuid NOT NULL REFERENCES agreement,
    model        text NOT NULL,
    made_at      timestamptz NOT NULL,
    made_by      text NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX referral_code_tenant ON referral_code (tenant, made_at);

ALTER TABLE referral_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_code FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON referral_code
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON referral_code
    USING (tenant = (SELECT current_setting('app.tenant', true)))
    WITH CHECK (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT ON referral_code TO ${serviceRole};
GRANT UPDATE (ended_at) ON referral_code TO ${serviceRole};

ALTER TABLE subscription
    ADD referral_code     text,
    ADD referral_promoter text CHECK (referral_promoter <> tenant),
    ADD referred_at       timestamptz,
    ADD CHECK (num_nonnulls(referral_code, referral_promoter, referred_at) IN (0, 3));

-- Rules that are for revenue of referred subscriptions only, and how much of what was shared that is, by place.
ALTER TABLE agreement_share
    ADD attribution_months int CHECK (attribution_months > 0),
    DROP CONSTRAINT agreement_share_kind_check,
    ADD CONSTRAINT agreement_share_kind_check CHECK (kind IN ('PERCENT', 'PER_UNIT', 'TOP_UP_TO_MINIMUM', 'RESIDUAL',
        'RECOUPMENT', 'RESALE')),
    ADD CHECK (kind <> 'RESALE' OR unit_minor IS NOT NULL);
ALTER TABLE accrual
    ADD attributed boolean NOT NULL DEFAULT false;
ALTER TABLE sharing_total
    ADD attributed       bigint[] NOT NULL DEFAULT '{}',
    ADD attributed_units bigint[] NOT NULL DEFAULT '{}';

-- What partners ask for releases that are made from their models. Never changed: a later offer is for later releases.
CREATE TABLE royalty_offer (
    id           uuid PRIMARY KEY,
    tenant       text NOT NULL,
    model        text NOT NULL,
    form         text NOT NULL CHECK (form IN ('ABSOLUTE', 'RELATIVE')),
    percent      numeric(18, 12) NOT NULL CHECK (percent BETWEEN 0 AND 100),
    effective_at timestamptz NOT NULL,
    offered_by   text NOT NULL
);
CREATE INDEX royalty_offer_model ON royalty_offer (model, effective_at);

ALTER TABLE royalty_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE royalty_offer FORCE ROW LEVEL SECURITY;
CREATE POLICY public_read ON royalty_offer FOR SELECT USING (true);
CREATE POLICY own ON royalty_offer FOR INSERT WITH CHECK (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT ON royalty_offer TO ${serviceRole};
