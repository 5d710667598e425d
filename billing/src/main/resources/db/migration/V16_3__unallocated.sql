-- What the bank has received is in the ledger from the day it came, whether or not somebody knows what it is for.

SELECT set_config('app.tenant', '*', true);

-- What of an entry is no longer here: sent back, or none of the books' business.
CREATE TABLE bank_entry_removal (
    id           uuid PRIMARY KEY,
    entry_id     uuid NOT NULL REFERENCES bank_entry,
    kind         text NOT NULL CHECK (kind IN ('RETURNED', 'SET_ASIDE')),
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    reason       text NOT NULL,
    removed_at   timestamptz NOT NULL,
    removed_by   text NOT NULL
);
CREATE INDEX bank_entry_removal_entry ON bank_entry_removal (entry_id, removed_at);

-- Which prepaid credit an entry has paid for.
CREATE TABLE bank_entry_credit (
    credit_id uuid PRIMARY KEY REFERENCES prepaid_credit,
    entry_id  uuid NOT NULL REFERENCES bank_entry
);
CREATE INDEX bank_entry_credit_entry ON bank_entry_credit (entry_id);

-- What was set aside was all that was left.
INSERT INTO bank_entry_removal (id, entry_id, kind, amount_minor, reason, removed_at, removed_by)
SELECT gen_random_uuid(), e.id, 'SET_ASIDE', e.left_minor, e.set_aside_reason, e.set_aside_at, e.set_aside_by
FROM (SELECT b.*, b.amount_minor - (SELECT coalesce(sum(coalesce(x.paid_minor, p.amount_minor)), 0)::bigint
                                    FROM bank_entry_payment o
                                    JOIN payment p ON p.id = o.payment_id OR p.reverses = o.payment_id
                                    LEFT JOIN payment_exchange x ON x.payment_id = p.id WHERE o.entry_id = b.id)
             AS left_minor FROM bank_entry b WHERE b.set_aside_at IS NOT NULL) e
WHERE e.left_minor > 0;

-- booked_at is when an entry counts in the ledger; of those from before, when the service has brought in what is left of them.
ALTER TABLE bank_entry
    DROP set_aside_at, DROP set_aside_by, DROP set_aside_reason,
    ADD booked_at timestamptz;
CREATE INDEX bank_entry_unbooked ON bank_entry (id) WHERE booked_at IS NULL;
GRANT UPDATE (booked_at) ON bank_entry TO ${serviceRole};

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'UNALLOCATED', 'TAX',
                           'INPUT_TAX', 'PREPAID_CREDIT', 'PROMOTIONAL_CREDIT', 'PROMOTION', 'BREAKAGE', 'LIQUIDITY',
                           'EXCHANGE_SPREAD'));

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['bank_entry_removal', 'bank_entry_credit'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON bank_entry_removal, bank_entry_credit TO ${serviceRole};
