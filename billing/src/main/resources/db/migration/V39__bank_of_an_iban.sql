-- An account with an IBAN may say its bank and its holder's country, which transfers outside SEPA need.

ALTER TABLE payout_account
    DROP CONSTRAINT payout_account_other,
    ADD CONSTRAINT payout_account_other CHECK (account IS NULL OR num_nonnulls(bic, country) = 2);
ALTER TABLE payout
    DROP CONSTRAINT payout_other,
    ADD CONSTRAINT payout_other CHECK (account IS NULL OR num_nonnulls(bic, country) = 2);
