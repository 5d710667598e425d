-- Rates that are fractions: a band's percentage divided by its divisor; without divisors, all are 1. Of accruals, as it was
-- written; their percentage is rounded then.

ALTER TABLE agreement_share
    ADD band_divisor bigint[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT agreement_share_divisors
        CHECK (cardinality(band_divisor) IN (0, cardinality(band_percent)) AND 0 < ALL (band_divisor));
ALTER TABLE accrual ADD rate text;
