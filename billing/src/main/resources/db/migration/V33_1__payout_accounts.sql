-- Payout accounts where there are no IBANs: by another id, the bank's BIC and the holder's country. And the holder's name
-- in Latin letters, where it is written in others.

ALTER TABLE payout_account
    ALTER iban DROP NOT NULL,
    ADD latin_holder text,
    ADD account text,
    ADD bic text,
    ADD country char(2),
    ADD CONSTRAINT payout_account_one_id CHECK (num_nonnulls(iban, account) = 1),
    ADD CONSTRAINT payout_account_other CHECK (num_nonnulls(account, bic, country) IN (0, 3));
ALTER TABLE payout
    ALTER iban DROP NOT NULL,
    ADD latin_holder text,
    ADD account text,
    ADD bic text,
    ADD country char(2),
    ADD CONSTRAINT payout_one_id CHECK (num_nonnulls(iban, account) = 1),
    ADD CONSTRAINT payout_other CHECK (num_nonnulls(account, bic, country) IN (0, 3));
