-- Rules that end: with what they ever give, or with a month; and percentages of the revenue less the platform's fees.

ALTER TABLE agreement_share
    ADD lifetime_cap_minor bigint CHECK (lifetime_cap_minor > 0),
    ADD window_from date CHECK (extract(day FROM window_from) = 1),
    ADD window_to   date CHECK (extract(day FROM window_to) = 1),
    ADD CONSTRAINT agreement_share_window CHECK (window_from < window_to),
    ADD CONSTRAINT agreement_share_limited CHECK (kind IN ('PERCENT', 'PER_UNIT', 'RESALE')
        OR num_nonnulls(lifetime_cap_minor, window_from, window_to) = 0),
    DROP CONSTRAINT agreement_share_basis_check,
    ADD CONSTRAINT agreement_share_basis_check CHECK (basis IN ('GROSS', 'NET_OF_TAX', 'NET_OF_FEES', 'REMAINDER'));
