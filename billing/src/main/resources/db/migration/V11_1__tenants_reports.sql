-- Tenants ask for reports about their own rows. Such reports are read with the tenant's rights, so what they show is what
-- the policies below let it see.

SELECT set_config('app.tenant', '*', true);

ALTER TABLE report_job
    ADD owner text,
    ADD CHECK (owner IS NULL OR owner = tenant);
CREATE INDEX report_job_owner ON report_job (owner, requested_at DESC) WHERE owner IS NOT NULL;

-- A partner does not see its consumers' invoices, whose zone statements are cut in.
ALTER TABLE accrual ADD time_zone text;
UPDATE accrual a SET time_zone = i.time_zone FROM invoice i WHERE i.id = a.invoice_id;
ALTER TABLE accrual ALTER time_zone SET NOT NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
BEGIN
    EXECUTE format('CREATE POLICY own_reads ON report_job FOR SELECT USING (owner = %s)', here);
    EXECUTE format('CREATE POLICY own_asks ON report_job FOR INSERT WITH CHECK (owner = %s AND state = ''QUEUED'')', here);
    -- The model's partner reads what its models were billed and credited at, as it reads their usage.
    EXECUTE format('CREATE POLICY partner ON invoice_line FOR SELECT USING (partner = %s)', here);
    EXECUTE format('CREATE POLICY partner ON credit_note_line FOR SELECT USING (%s <> ''*'' AND EXISTS (SELECT 1'
        || ' FROM invoice_line l WHERE l.reference = invoice_reference AND l.partner = %s))', here, here);
    -- Whoever is paid by an approved settlement reads when that is.
    EXECUTE format('CREATE POLICY payee ON settlement FOR SELECT USING (%s <> ''*'' AND state = ''APPROVED'' AND EXISTS'
        || ' (SELECT 1 FROM payout p WHERE p.settlement_id = settlement.id AND p.tenant = %s))', here, here);
END $$;
