-- Prepaid credit: bought by a consumer or granted by finance, used by its next invoices, gone when it expires.

SELECT set_config('app.tenant', '*', true);

-- What a consumer wants to buy; it is a credit when the money has come in.
CREATE TABLE prepaid_order (
    id           uuid PRIMARY KEY,
    reference    text NOT NULL UNIQUE,
    tenant       text NOT NULL,
    currency     char(3) NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    ordered_at   timestamptz NOT NULL,
    ordered_by   text NOT NULL
);
CREATE INDEX prepaid_order_tenant ON prepaid_order (tenant, ordered_at);

-- left_minor is the sum of the entries.
CREATE TABLE prepaid_credit (
    id           uuid PRIMARY KEY,
    tenant       text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('PAID', 'PROMOTIONAL')),
    currency     char(3) NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    left_minor   bigint NOT NULL CHECK (left_minor BETWEEN 0 AND amount_minor),
    priority     int NOT NULL CHECK (priority BETWEEN 0 AND 1000),
    begun_at     timestamptz NOT NULL,
    expires_at   timestamptz CHECK (expires_at > begun_at),
    reason       text NOT NULL,
    granted_by   text NOT NULL,
    -- An order is paid once.
    order_id     uuid UNIQUE REFERENCES prepaid_order,
    CHECK ((kind = 'PAID') = (order_id IS NOT NULL))
);
CREATE INDEX prepaid_credit_left ON prepaid_credit (tenant, currency) WHERE left_minor > 0;
CREATE INDEX prepaid_credit_expiry ON prepaid_credit (expires_at) WHERE left_minor > 0;

-- Above zero: more is left; below: less. An invoice's entries together are what of it is paid by credit, below zero.
CREATE TABLE prepaid_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    credit_id    uuid NOT NULL REFERENCES prepaid_credit,
    tenant       text NOT NULL,
    currency     char(3) NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('GRANTED', 'APPLIED', 'RETURNED', 'EXPIRED')),
    amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
    invoice_id   uuid REFERENCES invoice,
    reference    text NOT NULL,
    at           timestamptz NOT NULL,
    -- The same thing is not done twice.
    UNIQUE (credit_id, kind, reference),
    CHECK ((kind IN ('APPLIED', 'RETURNED')) = (invoice_id IS NOT NULL)),
    CHECK ((amount_minor > 0) = (kind IN ('GRANTED', 'RETURNED')))
);
CREATE INDEX prepaid_entry_tenant ON prepaid_entry (tenant, id);
CREATE INDEX prepaid_entry_invoice ON prepaid_entry (invoice_id) WHERE invoice_id IS NOT NULL;

-- A liability for each tenant and currency; what is granted for nothing is no revenue, nor is what expires of it.
ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'TAX',
                           'PREPAID_CREDIT', 'PROMOTIONAL_CREDIT', 'PROMOTION', 'BREAKAGE'));

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['prepaid_order', 'prepaid_credit', 'prepaid_entry'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
    EXECUTE format('CREATE POLICY orders ON prepaid_order FOR INSERT WITH CHECK (tenant = %s)', here);
END $$;

GRANT SELECT, INSERT ON prepaid_order, prepaid_credit, prepaid_entry TO ${serviceRole};
GRANT UPDATE (left_minor) ON prepaid_credit TO ${serviceRole};
