-- What rules count: answered usage by any meter, each unit with one line, whatever the plan prices.

SELECT set_config('app.tenant', '*', true);

-- How much of a release's answered usage was shared with some line.
CREATE TABLE usage_shared (
    subscription_id uuid NOT NULL REFERENCES subscription,
    plan_id         uuid NOT NULL REFERENCES plan,
    plan_version    int NOT NULL,
    usage_period    date NOT NULL,
    version         text NOT NULL,
    requests        bigint NOT NULL CHECK (requests >= 0),
    rows_in         bigint NOT NULL CHECK (rows_in >= 0),
    compute_micros  bigint NOT NULL CHECK (compute_micros >= 0),
    bytes_in        bigint NOT NULL CHECK (bytes_in >= 0),
    bytes_out       bigint NOT NULL CHECK (bytes_out >= 0),
    tokens_in       bigint NOT NULL CHECK (tokens_in >= 0),
    tokens_out      bigint NOT NULL CHECK (tokens_out >= 0),
    PRIMARY KEY (subscription_id, plan_id, plan_version, usage_period, version)
);
CREATE INDEX usage_shared_period ON usage_shared (usage_period, plan_id);

ALTER TABLE usage_shared ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_shared FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON usage_shared
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT, INSERT, UPDATE ON usage_shared TO ${serviceRole};

-- Lines from before carried the requests that they billed. Where they billed none, a closed month keeps what it came to;
-- an open one counts its requests with its next line. Nobody had other meters.
INSERT INTO usage_shared (subscription_id, plan_id, plan_version, usage_period, version, requests, rows_in,
    compute_micros, bytes_in, bytes_out, tokens_in, tokens_out)
SELECT subscription_id, plan_id, plan_version, usage_period, version, sum(requests)::bigint, 0, 0, 0, 0, 0, 0
FROM (SELECT l.subscription_id, l.plan_id, l.plan_version, l.usage_period, l.reference, a.used_version AS version,
             max(a.units) AS requests
      FROM accrual a JOIN invoice_line l ON l.reference = a.reference
      WHERE a.lineage_step = 0
      GROUP BY l.subscription_id, l.plan_id, l.plan_version, l.usage_period, l.reference, a.used_version) carried
WHERE EXISTS (SELECT 1 FROM subscription s WHERE s.id = subscription_id)
GROUP BY subscription_id, plan_id, plan_version, usage_period, version;

UPDATE usage_shared u SET requests = r.requests
FROM (SELECT tenant, subscription_id, plan_id, plan_version, period, version, sum(requests)::bigint AS requests
      FROM usage_rollup GROUP BY tenant, subscription_id, plan_id, plan_version, period, version) r
WHERE (r.subscription_id, r.plan_id, r.plan_version, r.period, r.version)
        = (u.subscription_id, u.plan_id, u.plan_version, u.usage_period, u.version)
    AND NOT EXISTS (SELECT 1 FROM usage_shared o WHERE o.requests > 0 AND (o.subscription_id, o.plan_id, o.plan_version,
        o.usage_period) = (u.subscription_id, u.plan_id, u.plan_version, u.usage_period))
    AND EXISTS (SELECT 1 FROM period_close c WHERE c.tenant = r.tenant AND c.period = r.period AND NOT c.interim
        AND c.reopened_at IS NULL);

-- By place of an agreement, units of its rule's meter; all that there was before are requests.
ALTER TABLE sharing_total ADD place_units bigint[] NOT NULL DEFAULT '{}';
UPDATE sharing_total SET place_units = array_fill(units, ARRAY[cardinality(amounts)]);
ALTER TABLE sharing_total DROP units;
ALTER TABLE sharing_plan ADD place_units bigint[] NOT NULL DEFAULT '{}';
UPDATE sharing_plan SET place_units = array_fill(units, ARRAY[cardinality(attributed)]);
ALTER TABLE sharing_plan DROP units;

-- What a price of a rule is for.
ALTER TABLE agreement_share
    ADD meter text NOT NULL DEFAULT 'REQUESTS'
        CONSTRAINT agreement_share_meter CHECK (meter = 'REQUESTS' OR (kind IN ('PER_UNIT', 'RESALE') AND meter IN ('ROWS',
            'COMPUTE_TIME', 'BYTES_IN', 'BYTES_OUT', 'TOKENS_IN', 'TOKENS_OUT')));
ALTER TABLE accrual ADD meter text;
UPDATE accrual SET meter = 'REQUESTS' WHERE rule IN ('PER_UNIT', 'RESALE');
