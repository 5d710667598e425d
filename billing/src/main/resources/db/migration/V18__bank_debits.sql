-- What leaves the bank is in the ledger as what comes in is: each debit of a statement, what it was for, and what of
-- payouts came back.

SELECT set_config('app.tenant', '*', true);

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'UNALLOCATED', 'TAX',
                           'INPUT_TAX', 'PREPAID_CREDIT', 'PROMOTIONAL_CREDIT', 'PROMOTION', 'BREAKAGE', 'LIQUIDITY',
                           'EXCHANGE_SPREAD', 'OUTGOING', 'UNEXPLAINED', 'BANK_FEES', 'BANK_INTEREST', 'BANK_OTHER',
                           'OPENING_BALANCE'));

-- through: the account that holds the money from the approval until the bank has executed it. Of what was approved before,
-- that is the bank's own.
-- again_minor: what came back of earlier payouts, which documents have stated already.
ALTER TABLE payout
    ADD through text NOT NULL DEFAULT 'OUTGOING' CHECK (through IN ('BANK', 'OUTGOING')),
    ADD again_minor bigint NOT NULL DEFAULT 0 CHECK (again_minor >= 0),
    DROP CONSTRAINT payout_amount_minor_check,
    ADD CONSTRAINT payout_amount_minor_check CHECK (amount_minor >= 0),
    DROP CONSTRAINT payout_total_check,
    ADD CONSTRAINT payout_total_check CHECK (amount_minor + tax_minor + again_minor > 0);
UPDATE payout p SET through = 'BANK' FROM settlement s WHERE s.id = p.settlement_id AND s.state = 'APPROVED';

-- What the bank says became of a payout. amount_minor is what it moved, in the payout's currency.
CREATE TABLE payout_event (
    id            uuid PRIMARY KEY,
    settlement_id uuid NOT NULL,
    tenant        text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('EXECUTED', 'RETURNED', 'REJECTED')),
    amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
    happened_on   date NOT NULL,
    code          text,
    reason        text NOT NULL,
    entered_at    timestamptz NOT NULL,
    entered_by    text NOT NULL,
    undone_at     timestamptz,
    undone_by     text,
    undone_reason text,
    FOREIGN KEY (settlement_id, tenant) REFERENCES payout (settlement_id, tenant),
    CHECK (num_nonnulls(undone_at, undone_by, undone_reason) IN (0, 3))
);
-- Each payout leaves the bank once, and comes back once.
CREATE UNIQUE INDEX payout_event_executed ON payout_event (settlement_id, tenant)
    WHERE kind = 'EXECUTED' AND undone_at IS NULL;
CREATE UNIQUE INDEX payout_event_back ON payout_event (settlement_id, tenant)
    WHERE kind <> 'EXECUTED' AND undone_at IS NULL;
CREATE INDEX payout_event_tenant ON payout_event (tenant);

ALTER TABLE bank_entry DROP CONSTRAINT bank_entry_parked_check,
    ADD CONSTRAINT bank_entry_parked_check
        CHECK (parked IN ('DEBIT', 'RETURNED', 'BATCH', 'POSSIBLE_DUPLICATE', 'UNMATCHED', 'OTHER_CURRENCY', 'PARTIAL',
                          'OVERPAID', 'SEVERAL_INVOICES', 'CHARGE', 'PAYOUT_DIFFERS')),
    ADD return_code text;
-- Debits that wait from before are brought into the ledger at the next start.
UPDATE bank_entry e SET booked_at = NULL
WHERE NOT e.credit AND NOT EXISTS (SELECT 1 FROM bank_entry_removal r WHERE r.entry_id = e.id);

-- through: as of a payout; NULL where nothing was moved, as by debits that were set aside before.
ALTER TABLE bank_entry_removal
    ADD through text CHECK (through IN ('BANK', 'OUTGOING')),
    ADD undone_at timestamptz,
    ADD undone_by text,
    ADD undone_reason text,
    ADD CONSTRAINT bank_entry_removal_undone_check CHECK (num_nonnulls(undone_at, undone_by, undone_reason) IN (0, 3));
UPDATE bank_entry_removal r SET through = 'BANK' FROM bank_entry e WHERE e.id = r.entry_id AND e.credit;

-- What an entry, or a part of it, is for, where that is no payment of a consumer's.
CREATE TABLE bank_entry_use (
    id            uuid PRIMARY KEY,
    entry_id      uuid NOT NULL REFERENCES bank_entry,
    kind          text NOT NULL CHECK (kind IN ('PAYOUT', 'TAKES_BACK', 'ACCOUNT')),
    amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
    event_id      uuid UNIQUE REFERENCES payout_event,
    of_entry      uuid REFERENCES bank_entry,
    -- What of that entry was sent back only by this.
    removal_id    uuid UNIQUE REFERENCES bank_entry_removal,
    purpose       text CHECK (purpose IN ('BANK_FEES', 'BANK_INTEREST', 'BANK_OTHER')),
    reason        text NOT NULL,
    used_at       timestamptz NOT NULL,
    used_by       text NOT NULL,
    undone_at     timestamptz,
    undone_by     text,
    undone_reason text,
    CHECK ((kind = 'PAYOUT') = (event_id IS NOT NULL)),
    CHECK ((kind = 'TAKES_BACK') = (of_entry IS NOT NULL)),
    CHECK ((kind = 'ACCOUNT') = (purpose IS NOT NULL)),
    CHECK (num_nonnulls(undone_at, undone_by, undone_reason) IN (0, 3))
);
CREATE INDEX bank_entry_use_entry ON bank_entry_use (entry_id);
CREATE INDEX bank_entry_use_of ON bank_entry_use (of_entry) WHERE of_entry IS NOT NULL;

-- linked: whether bank_statement_known says which entries of earlier statements stand on it too.
ALTER TABLE bank_statement
    ADD opens_on date,
    ADD closes_on date,
    ADD sequence bigint,
    ADD page bigint,
    ADD announced int NOT NULL DEFAULT 0,
    ADD linked boolean NOT NULL DEFAULT false;
UPDATE bank_statement s
SET opens_on = coalesce((SELECT min(e.booked_on) FROM bank_entry e WHERE e.statement_id = s.id), s.uploaded_at::date),
    closes_on = coalesce((SELECT max(e.booked_on) FROM bank_entry e WHERE e.statement_id = s.id), s.uploaded_at::date),
    linked = s.known = 0;
ALTER TABLE bank_statement
    ALTER opens_on SET NOT NULL, ALTER closes_on SET NOT NULL, ALTER announced DROP DEFAULT, ALTER linked DROP DEFAULT;

CREATE TABLE bank_statement_known (
    statement_id uuid NOT NULL REFERENCES bank_statement,
    entry_id     uuid NOT NULL REFERENCES bank_entry,
    PRIMARY KEY (statement_id, entry_id)
);
CREATE INDEX bank_statement_known_entry ON bank_statement_known (entry_id);

-- What was on an account before its first statement and is in no other booking.
CREATE TABLE bank_opening (
    id            uuid PRIMARY KEY,
    account       text NOT NULL,
    currency      char(3) NOT NULL,
    amount_minor  bigint NOT NULL CHECK (amount_minor <> 0),
    reason        text NOT NULL,
    said_at       timestamptz NOT NULL,
    said_by       text NOT NULL,
    undone_at     timestamptz,
    undone_by     text,
    undone_reason text,
    CHECK (num_nonnulls(undone_at, undone_by, undone_reason) IN (0, 3))
);
CREATE UNIQUE INDEX bank_opening_once ON bank_opening (account, currency) WHERE undone_at IS NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['payout_event', 'bank_entry_use', 'bank_statement_known', 'bank_opening'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON payout_event FOR SELECT USING (tenant = %s)', here);
END $$;

GRANT SELECT, INSERT ON payout_event, bank_entry_use, bank_statement_known, bank_opening TO ${serviceRole};
GRANT UPDATE (undone_at, undone_by, undone_reason) ON payout_event, bank_entry_use, bank_entry_removal, bank_opening
    TO ${serviceRole};
