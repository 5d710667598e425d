-- Invoices that take another's place, with the same lines, taxed and addressed anew. What the lines bill is billed once
-- and shared once, by the lines that did so first; a replacement repeats them.

SELECT set_config('app.tenant', '*', true);

CREATE TABLE invoice_replacement (
    invoice_id     uuid PRIMARY KEY REFERENCES invoice,
    -- Each is replaced once.
    replaces       uuid NOT NULL UNIQUE REFERENCES invoice,
    -- The first of a row of replacements, whose lines bill what they all state.
    origin         uuid NOT NULL REFERENCES invoice,
    credit_note_id uuid NOT NULL UNIQUE REFERENCES credit_note,
    tenant         text NOT NULL,
    reason         text NOT NULL,
    replaced_at    timestamptz NOT NULL,
    replaced_by    text NOT NULL,
    CHECK (invoice_id <> replaces AND invoice_id <> origin)
);
CREATE INDEX invoice_replacement_origin ON invoice_replacement (origin);

-- A line that is stated again: taken back by the credit note of the invoice before, where it came to anything, and
-- charged by the one that takes its place.
CREATE TABLE repeated_line (
    invoice_id       uuid NOT NULL REFERENCES invoice_replacement,
    line             int NOT NULL CHECK (line > 0),
    reference        text NOT NULL UNIQUE,
    tenant           text NOT NULL,
    -- The line that bills it, which credits and shares go by.
    bills            text NOT NULL REFERENCES invoice_line (reference),
    replaces         text NOT NULL UNIQUE,
    tax_place        int NOT NULL,
    -- Less what was credited of it before.
    amount_minor     bigint NOT NULL CHECK (amount_minor >= 0),
    credit_note_id   uuid NOT NULL REFERENCES credit_note,
    credit_line      int CHECK (credit_line > 0),
    credit_reference text UNIQUE,
    PRIMARY KEY (invoice_id, line),
    UNIQUE (invoice_id, bills),
    UNIQUE (credit_note_id, credit_line),
    FOREIGN KEY (invoice_id, tax_place) REFERENCES invoice_tax (invoice_id, place),
    CHECK ((amount_minor > 0) = (credit_line IS NOT NULL)),
    CHECK ((credit_line IS NULL) = (credit_reference IS NULL))
);
CREATE INDEX repeated_line_bills ON repeated_line (bills);

-- What stands on invoices, whether billed or repeated.
CREATE VIEW document_line WITH (security_invoker = true) AS
    SELECT l.invoice_id, l.line, l.reference, l.reference AS bills, l.tenant, l.currency, l.partner, l.model, l.kind,
           l.description, l.subscription_id, l.plan_id, l.plan_version, l.component, l.usage_period, l.quantity, l.unit,
           l.unit_price, l.amount_minor, l.charge, l.tax_place
    FROM invoice_line l
    UNION ALL
    SELECT r.invoice_id, r.line, r.reference, r.bills, l.tenant, l.currency, l.partner, l.model, l.kind,
           l.description || CASE WHEN r.amount_minor < l.amount_minor THEN ', less what was credited' ELSE '' END,
           l.subscription_id, l.plan_id, l.plan_version, l.component, l.usage_period, l.quantity, l.unit,
           l.unit_price, r.amount_minor, l.charge, r.tax_place
    FROM repeated_line r JOIN invoice_line l ON l.reference = r.bills;

-- What stands on credit notes, whether it was given back or is stated again by another invoice.
CREATE VIEW document_credit WITH (security_invoker = true) AS
    SELECT c.credit_note_id, c.line, c.reference, c.tenant, c.invoice_reference AS bills, c.amount_minor
    FROM credit_note_line c
    UNION ALL
    SELECT r.credit_note_id, r.credit_line, r.credit_reference, r.tenant, r.bills, r.amount_minor
    FROM repeated_line r WHERE r.credit_line IS NOT NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['invoice_replacement', 'repeated_line'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON invoice_replacement, repeated_line TO ${serviceRole};
GRANT SELECT ON document_line, document_credit TO ${serviceRole};
