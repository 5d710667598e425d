-- Self-billing: what the market invoices in a partner's name for the shares that a settlement pays.

SELECT set_config('app.tenant', '*', true);

-- Up to when shares are paid that were accrued; not known of settlements from before.
ALTER TABLE settlement ADD accrued_until timestamptz;

-- What a partner has said about it; the last one counts.
CREATE TABLE self_billing_consent (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant       text NOT NULL,
    agreed       boolean NOT NULL,
    registration text,
    said_at      timestamptz NOT NULL,
    said_by      text NOT NULL
);
CREATE INDEX self_billing_consent_tenant ON self_billing_consent (tenant, id);

-- Each accrual is paid once.
CREATE TABLE payout_accrual (
    accrual_id    bigint PRIMARY KEY REFERENCES accrual,
    settlement_id uuid NOT NULL,
    tenant        text NOT NULL,
    FOREIGN KEY (settlement_id, tenant) REFERENCES payout (settlement_id, tenant)
);
CREATE INDEX payout_accrual_payout ON payout_accrual (settlement_id, tenant);

CREATE TABLE self_billed_series (
    tenant text NOT NULL,
    year   int NOT NULL,
    last   bigint NOT NULL,
    PRIMARY KEY (tenant, year)
);

CREATE TABLE self_billed_invoice (
    id            uuid PRIMARY KEY,
    number        text NOT NULL UNIQUE,
    tenant        text NOT NULL,
    settlement_id uuid NOT NULL,
    execute_on    date NOT NULL,
    currency      char(3) NOT NULL,
    issued_at     timestamptz NOT NULL,
    total_minor   bigint NOT NULL CHECK (total_minor > 0),
    parties       text NOT NULL,
    UNIQUE (settlement_id, tenant),
    FOREIGN KEY (settlement_id, tenant) REFERENCES payout (settlement_id, tenant)
);
CREATE INDEX self_billed_invoice_tenant ON self_billed_invoice (tenant, issued_at);

-- Only what is not taxed is self-billed, hence no rate and no tax.
CREATE TABLE self_billed_tax (
    invoice_id uuid NOT NULL REFERENCES self_billed_invoice,
    place      int NOT NULL CHECK (place > 0),
    tenant     text NOT NULL,
    treatment  text NOT NULL CHECK (treatment IN ('DOMESTIC', 'DESTINATION', 'REVERSE_CHARGE', 'EXPORT', 'NOT_SUBJECT')),
    rule_id    uuid REFERENCES tax_rule,
    category   text CHECK (category = 'ZERO'),
    name       text NOT NULL,
    net_minor  bigint NOT NULL,
    PRIMARY KEY (invoice_id, place),
    CHECK ((rule_id IS NULL) = (category IS NULL))
);

CREATE TABLE self_billed_line (
    invoice_id        uuid NOT NULL REFERENCES self_billed_invoice,
    line              int NOT NULL CHECK (line > 0),
    tenant            text NOT NULL,
    tax_place         int NOT NULL,
    model             text NOT NULL,
    version           text NOT NULL,
    role              text NOT NULL,
    rule              text NOT NULL,
    agreement_id      uuid REFERENCES agreement,
    agreement_version int,
    usage_period      date NOT NULL,
    correction        boolean NOT NULL,
    accruals          bigint NOT NULL CHECK (accruals > 0),
    amount_minor      bigint NOT NULL CHECK (amount_minor <> 0),
    PRIMARY KEY (invoice_id, line),
    FOREIGN KEY (invoice_id, tax_place) REFERENCES self_billed_tax (invoice_id, place)
);

-- Of each payout: the document, or why there is none.
CREATE TABLE payout_document (
    settlement_id uuid NOT NULL,
    tenant        text NOT NULL,
    outcome       text NOT NULL
        CHECK (outcome IN ('ISSUED', 'NOT_AGREED', 'NO_PROFILE', 'NO_COUNTRY', 'TAX_DUE', 'SUM_DIFFERS')),
    invoice_id    uuid UNIQUE REFERENCES self_billed_invoice,
    PRIMARY KEY (settlement_id, tenant),
    FOREIGN KEY (settlement_id, tenant) REFERENCES payout (settlement_id, tenant),
    CHECK ((outcome = 'ISSUED') = (invoice_id IS NOT NULL))
);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['self_billing_consent', 'payout_accrual', 'self_billed_series', 'self_billed_invoice',
        'self_billed_tax', 'self_billed_line', 'payout_document'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['payout_accrual', 'self_billed_invoice', 'self_billed_tax', 'self_billed_line',
        'payout_document'] LOOP
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON self_billing_consent USING (tenant = %s) WITH CHECK (tenant = %s)', here, here);
END $$;

GRANT SELECT, INSERT ON self_billing_consent, payout_accrual, self_billed_invoice, self_billed_tax, self_billed_line,
    payout_document TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON self_billed_series TO ${serviceRole};
