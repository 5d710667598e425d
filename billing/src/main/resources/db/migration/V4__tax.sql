-- Tax by dated rules, the billing profiles it is decided by, and what invoices and credit notes hold of it.

SELECT set_config('app.tenant', '*', true);

-- Kept by finance. A rule's rate never changes: it is ended, and another one begins.
CREATE TABLE tax_rule (
    id               uuid PRIMARY KEY,
    issuer_country   char(2) NOT NULL,
    consumer_country char(2) NOT NULL,
    region           text,
    category         text NOT NULL CHECK (category IN ('STANDARD', 'REDUCED', 'ZERO')),
    rate             numeric(9, 6) NOT NULL CHECK (rate BETWEEN 0 AND 100),
    name             text NOT NULL,
    valid_from       date NOT NULL,
    valid_to         date CHECK (valid_to >= valid_from),
    added_at         timestamptz NOT NULL,
    added_by         text NOT NULL,
    ended_at         timestamptz,
    ended_by         text,
    CHECK ((category = 'ZERO') = (rate = 0)),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX tax_rule_place ON tax_rule (issuer_country, consumer_country, valid_from);

-- Whom invoices are addressed to. Exemption is finance's to grant.
CREATE TABLE billing_profile (
    tenant        text PRIMARY KEY,
    legal_name    text NOT NULL,
    address_lines text[] NOT NULL,
    city          text,
    postal_code   text,
    country       char(2) NOT NULL,
    region        text,
    vat_id        text,
    exempt_reason text,
    updated_at    timestamptz NOT NULL,
    updated_by    text NOT NULL
);

-- An invoice's net by the terms it is taxed on, rounded once; net and tax of all of them make its total.
CREATE TABLE invoice_tax (
    invoice_id       uuid NOT NULL REFERENCES invoice,
    place            int NOT NULL CHECK (place > 0),
    reference        text NOT NULL UNIQUE,
    tenant           text NOT NULL,
    currency         char(3) NOT NULL,
    treatment        text NOT NULL CHECK (treatment IN ('DOMESTIC', 'DESTINATION', 'REVERSE_CHARGE', 'EXPORT', 'EXEMPT',
                                                        'NOT_SUBJECT', 'NO_PROFILE')),
    rule_id          uuid REFERENCES tax_rule,
    category         text,
    name             text NOT NULL,
    rate             numeric(9, 6) NOT NULL CHECK (rate BETWEEN 0 AND 100),
    consumer_country char(2),
    net_minor        bigint NOT NULL CHECK (net_minor >= 0),
    tax_minor        bigint NOT NULL CHECK (tax_minor BETWEEN 0 AND net_minor),
    PRIMARY KEY (invoice_id, place),
    CHECK ((rule_id IS NULL) = (category IS NULL)),
    CHECK (rule_id IS NOT NULL OR (rate = 0 AND tax_minor = 0))
);

-- What a credit note takes back of them; never more than was charged.
CREATE TABLE credit_note_tax (
    credit_note_id       uuid NOT NULL REFERENCES credit_note,
    place                int NOT NULL CHECK (place > 0),
    reference            text NOT NULL UNIQUE,
    tenant               text NOT NULL,
    invoice_reference    text NOT NULL REFERENCES invoice_tax (reference),
    net_minor            bigint NOT NULL CHECK (net_minor > 0),
    tax_minor            bigint NOT NULL CHECK (tax_minor >= 0),
    cumulative_net_minor bigint NOT NULL CHECK (cumulative_net_minor >= net_minor),
    cumulative_tax_minor bigint NOT NULL CHECK (cumulative_tax_minor >= tax_minor),
    charged_minor        bigint NOT NULL CHECK (charged_minor >= cumulative_tax_minor),
    PRIMARY KEY (credit_note_id, place),
    -- Two credits of the same part would write the same sum twice.
    UNIQUE (invoice_reference, cumulative_net_minor)
);

-- Totals hold the tax; the parties are those of the day of issue.
ALTER TABLE invoice
    ADD tax_minor bigint NOT NULL DEFAULT 0 CHECK (tax_minor BETWEEN 0 AND total_minor),
    ADD parties   text;
ALTER TABLE credit_note ADD tax_minor bigint NOT NULL DEFAULT 0 CHECK (tax_minor BETWEEN 0 AND total_minor);
ALTER TABLE close_draft ADD tax_minor bigint NOT NULL DEFAULT 0 CHECK (tax_minor BETWEEN 0 AND total_minor);
ALTER TABLE invoice_line ADD tax_place int NOT NULL DEFAULT 1;

INSERT INTO invoice_tax (invoice_id, place, reference, tenant, currency, treatment, name, rate, net_minor, tax_minor)
SELECT id, 1, number || '/tax/1', tenant, currency, 'NO_PROFILE', 'no billing profile: outside scope', 0, total_minor, 0
FROM invoice;
INSERT INTO credit_note_tax (credit_note_id, place, reference, tenant, invoice_reference, net_minor, tax_minor,
    cumulative_net_minor, cumulative_tax_minor, charged_minor)
SELECT n.id, 1, n.number || '/tax/1', n.tenant, i.number || '/tax/1', n.total_minor, 0,
       (sum(n.total_minor) OVER (PARTITION BY n.invoice_id ORDER BY n.issued_at, n.number))::bigint, 0, 0
FROM credit_note n JOIN invoice i ON i.id = n.invoice_id;

ALTER TABLE invoice ALTER tax_minor DROP DEFAULT;
ALTER TABLE credit_note ALTER tax_minor DROP DEFAULT;
ALTER TABLE close_draft ALTER tax_minor DROP DEFAULT;
ALTER TABLE invoice_line ALTER tax_place DROP DEFAULT,
    ADD FOREIGN KEY (invoice_id, tax_place) REFERENCES invoice_tax (invoice_id, place);

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'TAX'));

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tax_rule', 'billing_profile', 'invoice_tax', 'credit_note_tax'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON billing_profile USING (tenant = %s) WITH CHECK (tenant = %s)', here, here);
    FOREACH name IN ARRAY ARRAY['invoice_tax', 'credit_note_tax'] LOOP
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON tax_rule, invoice_tax, credit_note_tax TO ${serviceRole};
GRANT UPDATE (valid_to, ended_at, ended_by) ON tax_rule TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON billing_profile TO ${serviceRole};
