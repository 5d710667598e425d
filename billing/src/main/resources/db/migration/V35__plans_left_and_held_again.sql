-- A plan version is charged in the months in which it was held, a trial is had once, and a move keeps its price.

SELECT set_config('app.tenant', '*', true);

-- The month in which usage is charged that a close found in a month of which its subscription held nothing of the plan
-- version: the last one before of which it held some. NULL: its own. Decided once, by the first close that reads it.
ALTER TABLE usage_rollup ADD COLUMN charged_in date CHECK (charged_in < period);
CREATE INDEX usage_rollup_charged ON usage_rollup (charged_in, tenant) WHERE charged_in IS NOT NULL;

-- From when trials are counted: when its tenant first subscribed to the model. Those of before keep what they were promised.
ALTER TABLE subscription ADD COLUMN trial_from timestamptz NOT NULL DEFAULT now();
UPDATE subscription SET trial_from = created_at;
CREATE INDEX subscription_model ON subscription (tenant, model, created_at);

-- The version that was in force when a move was asked for; none where the subscription ends.
ALTER TABLE subscription_change ADD COLUMN plan_version int;
UPDATE subscription_change c SET plan_version = (SELECT max(v.version) FROM plan_version v
    WHERE v.plan_id = c.plan_id AND v.effective_at <= c.requested_at);
ALTER TABLE subscription_change
    ADD CHECK ((plan_id IS NULL) = (plan_version IS NULL)),
    ADD FOREIGN KEY (plan_id, plan_version) REFERENCES plan_version;
