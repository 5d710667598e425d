-- Credit that was recorded by mistake is taken back: what is left of it.

SELECT set_config('app.tenant', '*', true);

ALTER TABLE prepaid_credit
    ADD COLUMN reversed_minor bigint NOT NULL DEFAULT 0 CHECK (reversed_minor BETWEEN 0 AND amount_minor);
-- An order whose credit was taken back as a whole can be paid after all.
ALTER TABLE prepaid_credit DROP CONSTRAINT prepaid_credit_order_id_key;
CREATE UNIQUE INDEX prepaid_credit_order ON prepaid_credit (order_id) WHERE reversed_minor < amount_minor;
GRANT UPDATE (reversed_minor) ON prepaid_credit TO ${serviceRole};

ALTER TABLE prepaid_entry
    DROP CONSTRAINT prepaid_entry_kind_check,
    ADD CONSTRAINT prepaid_entry_kind_check CHECK (kind IN ('GRANTED', 'APPLIED', 'RETURNED', 'EXPIRED', 'REVERSED')),
    ADD COLUMN reason text,
    ADD COLUMN recorded_by text,
    ADD CONSTRAINT prepaid_entry_reversal_check
        CHECK ((kind = 'REVERSED') = (reason IS NOT NULL) AND (kind = 'REVERSED') = (recorded_by IS NOT NULL));
