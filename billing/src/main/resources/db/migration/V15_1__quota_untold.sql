-- Subscriptions that have gone on at another plan, of which the data planes must still be told what is counted and leased.
-- Written with the change and taken away by who tells, so that nothing between the two can be forgotten.

CREATE TABLE quota_untold (
    subscription_id uuid PRIMARY KEY REFERENCES subscription,
    tenant          text NOT NULL,
    since           timestamptz NOT NULL
);
ALTER TABLE quota_untold ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_untold FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON quota_untold
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON quota_untold
    USING (tenant = (SELECT current_setting('app.tenant', true)))
    WITH CHECK (tenant = (SELECT current_setting('app.tenant', true)));
GRANT SELECT, INSERT, DELETE ON quota_untold TO ${serviceRole};
GRANT UPDATE (since) ON quota_untold TO ${serviceRole};
