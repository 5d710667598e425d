-- The bank's statements as finance has uploaded them, and their entries: paid an invoice, or wait for a person.

CREATE TABLE bank_statement (
    id            uuid PRIMARY KEY,
    account       text NOT NULL,
    statement     text NOT NULL,
    currency      char(3) NOT NULL,
    opening_minor bigint NOT NULL,
    closing_minor bigint NOT NULL,
    entries       int NOT NULL,
    known         int NOT NULL,
    sha256        text NOT NULL,
    uploaded_at   timestamptz NOT NULL,
    uploaded_by   text NOT NULL
);
CREATE INDEX bank_statement_uploaded ON bank_statement (uploaded_at);

CREATE TABLE bank_entry (
    id               uuid PRIMARY KEY,
    statement_id     uuid NOT NULL REFERENCES bank_statement,
    place            int NOT NULL CHECK (place > 0),
    account          text NOT NULL,
    -- Where the bank gives no reference of its own, the statement in which the entry stands; else ''.
    scope            text NOT NULL,
    content          text NOT NULL,
    booked_on        date NOT NULL,
    currency         char(3) NOT NULL,
    amount_minor     bigint NOT NULL CHECK (amount_minor > 0),
    credit           boolean NOT NULL,
    reference        text NOT NULL,
    counterparty     text NOT NULL,
    remittance       text NOT NULL,
    parked           text CHECK (parked IN ('DEBIT', 'RETURNED', 'BATCH', 'POSSIBLE_DUPLICATE', 'UNMATCHED',
                                            'OTHER_CURRENCY', 'PARTIAL', 'OVERPAID', 'SEVERAL_INVOICES')),
    detail           text NOT NULL,
    set_aside_at     timestamptz,
    set_aside_by     text,
    set_aside_reason text,
    -- The same entry of a statement, or of one that overlaps it, is taken once.
    UNIQUE (account, content, scope),
    CHECK (num_nonnulls(set_aside_at, set_aside_by, set_aside_reason) IN (0, 3))
);
CREATE INDEX bank_entry_statement ON bank_entry (statement_id, place);

CREATE TABLE bank_entry_payment (
    payment_id uuid PRIMARY KEY REFERENCES payment,
    entry_id   uuid NOT NULL REFERENCES bank_entry
);
CREATE INDEX bank_entry_payment_entry ON bank_entry_payment (entry_id);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['bank_statement', 'bank_entry', 'bank_entry_payment'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON bank_statement, bank_entry, bank_entry_payment TO ${serviceRole};
GRANT UPDATE (set_aside_at, set_aside_by, set_aside_reason) ON bank_entry TO ${serviceRole};
