-- What currencies were worth, by day, as finance has imported it. A rate never changes: a correction is a later version, of
-- an import that says why.

CREATE TABLE rate_import (
    id          uuid PRIMARY KEY,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    sha256      text NOT NULL,
    reason      text
);

CREATE TABLE exchange_rate (
    day       date NOT NULL,
    base      char(3) NOT NULL,
    quote     char(3) NOT NULL,
    version   int NOT NULL CHECK (version > 0),
    rate      numeric(30, 12) NOT NULL CHECK (rate > 0),
    source    text NOT NULL,
    import_id uuid NOT NULL REFERENCES rate_import,
    PRIMARY KEY (base, quote, day, version),
    CHECK (base <> quote)
);

-- What came in for an invoice in another currency than the invoice's, and at which rate it was changed.
CREATE TABLE payment_exchange (
    payment_id      uuid PRIMARY KEY REFERENCES payment,
    tenant          text NOT NULL,
    paid_currency   char(3) NOT NULL,
    paid_minor      bigint NOT NULL CHECK (paid_minor <> 0),
    base            char(3) NOT NULL,
    quote           char(3) NOT NULL,
    day             date NOT NULL,
    version         int NOT NULL,
    changed_minor   bigint NOT NULL CHECK (changed_minor <> 0),
    spread_minor    bigint NOT NULL,
    FOREIGN KEY (base, quote, day, version) REFERENCES exchange_rate,
    CHECK (abs(spread_minor) < abs(changed_minor))
);

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'TAX',
                           'PREPAID_CREDIT', 'PROMOTIONAL_CREDIT', 'PROMOTION', 'BREAKAGE', 'LIQUIDITY',
                           'EXCHANGE_SPREAD'));

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['rate_import', 'exchange_rate', 'payment_exchange'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON payment_exchange FOR SELECT USING (tenant = %s)', here);
END $$;

GRANT SELECT, INSERT ON rate_import, exchange_rate, payment_exchange TO ${serviceRole};
