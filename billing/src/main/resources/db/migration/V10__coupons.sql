-- Coupons of partners for their plans, who has redeemed them, and what they took off each invoice.

CREATE TABLE coupon (
    id              uuid PRIMARY KEY,
    tenant          text NOT NULL,
    code            text NOT NULL CHECK (code ~ '^[A-Z0-9-]{4,32}$'),
    percent         numeric(18, 12) CHECK (percent > 0 AND percent <= 100),
    amount_minor    bigint CHECK (amount_minor > 0),
    currency        char(3),
    months          int CHECK (months > 0),
    valid_from      timestamptz NOT NULL,
    valid_to        timestamptz CHECK (valid_to > valid_from),
    max_redemptions int CHECK (max_redemptions > 0),
    redeemed        int NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
    plans           uuid[] NOT NULL,
    created_at      timestamptz NOT NULL,
    created_by      text NOT NULL,
    ended_at        timestamptz,
    UNIQUE (tenant, code),
    -- Whatever happens at the same time, nobody redeems one more.
    CONSTRAINT coupon_exhausted CHECK (redeemed <= max_redemptions),
    CHECK (num_nonnulls(percent, amount_minor) = 1),
    CHECK ((amount_minor IS NULL) = (currency IS NULL))
);

-- The periods are months in the subscription's zone, by their first days; without a last one it is for as long as the
-- subscription lives.
CREATE TABLE coupon_redemption (
    coupon_id       uuid NOT NULL REFERENCES coupon,
    subscription_id uuid NOT NULL REFERENCES subscription,
    tenant          text NOT NULL,
    partner         text NOT NULL,
    first_period    date NOT NULL CHECK (extract(day FROM first_period) = 1),
    last_period     date CHECK (last_period >= first_period),
    redeemed_at     timestamptz NOT NULL,
    redeemed_by     text NOT NULL,
    PRIMARY KEY (coupon_id, subscription_id)
);
CREATE INDEX coupon_redemption_subscription ON coupon_redemption (subscription_id);
CREATE INDEX coupon_redemption_tenant ON coupon_redemption (tenant);

-- What a coupon took off what an invoice bills of a subscription on a plan version in a period. The invoice's lines are
-- less by it already.
CREATE TABLE invoice_coupon (
    invoice_id       uuid NOT NULL REFERENCES invoice,
    place            int NOT NULL CHECK (place > 0),
    tenant           text NOT NULL,
    coupon_id        uuid NOT NULL REFERENCES coupon,
    code             text NOT NULL,
    description      text NOT NULL,
    subscription_id  uuid NOT NULL,
    plan_id          uuid NOT NULL,
    plan_version     int NOT NULL,
    usage_period     date NOT NULL,
    currency         char(3) NOT NULL,
    amount_minor     bigint NOT NULL CHECK (amount_minor > 0),
    cumulative_minor bigint NOT NULL CHECK (cumulative_minor >= amount_minor),
    PRIMARY KEY (invoice_id, place),
    -- Two closes that take the same part off would write the same sum twice.
    UNIQUE (subscription_id, plan_id, plan_version, usage_period, coupon_id, cumulative_minor)
);
CREATE INDEX invoice_coupon_tenant ON invoice_coupon (tenant, usage_period);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['coupon', 'coupon_redemption', 'invoice_coupon'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON coupon USING (tenant = %s) WITH CHECK (tenant = %s)', here, here);
    FOREACH name IN ARRAY ARRAY['coupon_redemption', 'invoice_coupon'] LOOP
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
    EXECUTE format('CREATE POLICY partner ON coupon_redemption FOR SELECT USING (partner = %s)', here);
END $$;

GRANT SELECT, INSERT ON coupon, coupon_redemption, invoice_coupon TO ${serviceRole};
GRANT UPDATE (redeemed, ended_at) ON coupon TO ${serviceRole};
