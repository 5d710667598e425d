-- Tax on what partners supply: on self-billed invoices and paid with them. What was issued before has none.

SELECT set_config('app.tenant', '*', true);

-- What a partner says of its own taxes.
ALTER TABLE self_billing_consent
    ADD small_business boolean NOT NULL DEFAULT false,
    ADD tax_number text;
ALTER TABLE self_billing_consent ALTER small_business DROP DEFAULT;

-- amount_minor is the share that is paid, before tax.
ALTER TABLE payout
    ADD tax_minor bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT payout_total_check CHECK (amount_minor + tax_minor > 0);

-- total_minor is what is to be paid, with tax.
ALTER TABLE self_billed_invoice
    ADD tax_minor bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT self_billed_invoice_net_check CHECK (total_minor - tax_minor > 0);
ALTER TABLE self_billed_invoice ALTER tax_minor DROP DEFAULT;

ALTER TABLE self_billed_tax
    ADD reference text UNIQUE,
    ADD rate numeric(9, 6) NOT NULL DEFAULT 0 CHECK (rate BETWEEN 0 AND 100),
    ADD tax_minor bigint NOT NULL DEFAULT 0 CHECK (abs(tax_minor) <= abs(net_minor));
UPDATE self_billed_tax t SET reference = i.number || '/tax/' || t.place
FROM self_billed_invoice i WHERE i.id = t.invoice_id;
ALTER TABLE self_billed_tax
    ALTER reference SET NOT NULL,
    ALTER rate DROP DEFAULT,
    ALTER tax_minor DROP DEFAULT,
    DROP CONSTRAINT self_billed_tax_category_check,
    ADD CONSTRAINT self_billed_tax_category_check CHECK (category IN ('STANDARD', 'REDUCED', 'ZERO')),
    DROP CONSTRAINT self_billed_tax_treatment_check,
    ADD CONSTRAINT self_billed_tax_treatment_check CHECK (treatment IN
        ('DOMESTIC', 'DESTINATION', 'REVERSE_CHARGE', 'EXPORT', 'NOT_SUBJECT', 'SMALL_BUSINESS')),
    ADD CONSTRAINT self_billed_tax_rule_check CHECK (rule_id IS NOT NULL OR (rate = 0 AND tax_minor = 0));

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'TAX', 'INPUT_TAX',
                           'PREPAID_CREDIT', 'PROMOTIONAL_CREDIT', 'PROMOTION', 'BREAKAGE', 'LIQUIDITY',
                           'EXCHANGE_SPREAD'));
