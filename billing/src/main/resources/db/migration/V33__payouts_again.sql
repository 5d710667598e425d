-- Which payouts that came back a payout pays again. Written with the approval and kept as it was then.

SELECT set_config('app.tenant', '*', true);

CREATE TABLE payout_again (
    settlement_id uuid NOT NULL,
    tenant        text NOT NULL,
    of_settlement uuid NOT NULL,
    minor         bigint NOT NULL CHECK (minor > 0),
    PRIMARY KEY (settlement_id, tenant, of_settlement),
    FOREIGN KEY (settlement_id, tenant) REFERENCES payout (settlement_id, tenant),
    FOREIGN KEY (of_settlement, tenant) REFERENCES payout (settlement_id, tenant),
    CHECK (of_settlement <> settlement_id)
);
CREATE INDEX payout_again_of ON payout_again (of_settlement, tenant);

ALTER TABLE payout_again ENABLE ROW LEVEL SECURITY;
ALTER TABLE payout_again FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON payout_again
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON payout_again FOR SELECT USING (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT ON payout_again TO ${serviceRole};

-- Of payouts from before: what came back first was paid again first.
WITH back AS (
    SELECT e.tenant, s.currency, e.settlement_id, p.amount_minor + p.tax_minor + p.again_minor AS minor,
           sum(p.amount_minor + p.tax_minor + p.again_minor)
               OVER (PARTITION BY e.tenant, s.currency ORDER BY e.entered_at, e.id) AS upto
    FROM payout_event e
    JOIN payout p ON (p.settlement_id, p.tenant) = (e.settlement_id, e.tenant)
    JOIN settlement s ON s.id = e.settlement_id
    WHERE e.kind <> 'EXECUTED' AND e.undone_at IS NULL),
again AS (
    SELECT p.tenant, s.currency, p.settlement_id, p.again_minor AS minor,
           sum(p.again_minor) OVER (PARTITION BY p.tenant, s.currency ORDER BY s.approved_at, s.id) AS upto
    FROM payout p JOIN settlement s ON s.id = p.settlement_id
    WHERE s.state = 'APPROVED' AND NOT p.left_out AND p.again_minor > 0)
INSERT INTO payout_again (settlement_id, tenant, of_settlement, minor)
SELECT a.settlement_id, a.tenant, b.settlement_id, least(a.upto, b.upto) - greatest(a.upto - a.minor, b.upto - b.minor)
FROM again a JOIN back b USING (tenant, currency)
WHERE least(a.upto, b.upto) > greatest(a.upto - a.minor, b.upto - b.minor) AND a.settlement_id <> b.settlement_id;
