-- Partners may be paid in a currency of their own.

-- None: in whichever they are owed.
ALTER TABLE payout_account ADD currency char(3);

-- What a payout is in the currency of its account. Kept as it was proposed and approved.
CREATE TABLE payout_exchange (
    settlement_id uuid NOT NULL,
    tenant        text NOT NULL,
    currency      char(3) NOT NULL,
    paid_minor    bigint NOT NULL CHECK (paid_minor > 0),
    changed_minor bigint NOT NULL,
    spread_minor  bigint NOT NULL CHECK (spread_minor >= 0),
    base          char(3) NOT NULL,
    quote         char(3) NOT NULL,
    day           date NOT NULL,
    version       int NOT NULL,
    -- As the table of rates has it, which partners do not read.
    rate          numeric(30, 12) NOT NULL CHECK (rate > 0),
    PRIMARY KEY (settlement_id, tenant),
    FOREIGN KEY (settlement_id, tenant) REFERENCES payout (settlement_id, tenant),
    FOREIGN KEY (base, quote, day, version) REFERENCES exchange_rate,
    CHECK (paid_minor = changed_minor - spread_minor)
);

-- Who was left out of a proposal though something was due.
CREATE TABLE settlement_omission (
    settlement_id uuid NOT NULL REFERENCES settlement,
    tenant        text NOT NULL,
    amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
    reason        text NOT NULL,
    PRIMARY KEY (settlement_id, tenant)
);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['payout_exchange', 'settlement_omission'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON payout_exchange FOR SELECT USING (tenant = %s)', here);
END $$;

GRANT SELECT, INSERT ON payout_exchange, settlement_omission TO ${serviceRole};
