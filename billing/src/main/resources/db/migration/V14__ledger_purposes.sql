-- Every purpose that an account may have, those of V9_2 and of V10_3 together.
ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK', 'TAX',
                           'PREPAID_CREDIT', 'PROMOTIONAL_CREDIT', 'PROMOTION', 'BREAKAGE', 'LIQUIDITY', 'EXCHANGE_SPREAD'));
