-- A proposal of payouts is approved without those that cannot be made as they were proposed.

SELECT set_config('app.tenant', '*', true);

-- Not paid with its settlement after all; why is a settlement_omission.
ALTER TABLE payout ADD left_out boolean NOT NULL DEFAULT false;
GRANT UPDATE (left_out) ON payout TO ${serviceRole};

-- Once a settlement is approved, what it pays is in the ledger and stays.
CREATE FUNCTION payout_left_out() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF OLD.left_out OR NOT EXISTS (
        SELECT 1 FROM settlement s WHERE s.id = OLD.settlement_id AND s.state = 'AWAITING_APPROVAL') THEN
        RAISE EXCEPTION 'payout % of settlement % stays as it is', OLD.place, OLD.settlement_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_is_left_out BEFORE UPDATE OF left_out ON payout
    FOR EACH ROW EXECUTE FUNCTION payout_left_out();

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
BEGIN
    DROP POLICY payee ON settlement;
    EXECUTE format('CREATE POLICY payee ON settlement FOR SELECT USING (%s <> ''*'' AND state = ''APPROVED'' AND EXISTS'
        || ' (SELECT 1 FROM payout p WHERE p.settlement_id = settlement.id AND p.tenant = %s AND NOT p.left_out))', here, here);
END $$;

-- Of amount_minor, where the bank has moved another currency than the payout's.
ALTER TABLE payout_event ADD currency char(3);

-- Which accruals no payout has paid: as many as are unpaid, however long the partner's history. The database keeps it; the
-- service only reads it.
CREATE TABLE accrual_unpaid (
    accrual_id bigint PRIMARY KEY,
    tenant     text NOT NULL,
    currency   char(3) NOT NULL
);
CREATE INDEX accrual_unpaid_tenant ON accrual_unpaid (tenant, currency);
ALTER TABLE accrual_unpaid ENABLE ROW LEVEL SECURITY;
ALTER TABLE accrual_unpaid FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON accrual_unpaid
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT ON accrual_unpaid TO ${serviceRole};

INSERT INTO accrual_unpaid (accrual_id, tenant, currency)
SELECT a.id, a.tenant, a.currency FROM accrual a
WHERE a.role <> 'PLATFORM' AND a.amount_minor <> 0
    AND NOT EXISTS (SELECT 1 FROM payout_accrual p WHERE p.accrual_id = a.id);

CREATE FUNCTION accrual_is_unpaid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO accrual_unpaid (accrual_id, tenant, currency)
    SELECT f.id, f.tenant, f.currency FROM fresh f WHERE f.role <> 'PLATFORM' AND f.amount_minor <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER accrual_is_unpaid AFTER INSERT ON accrual REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION accrual_is_unpaid();

CREATE FUNCTION accrual_is_paid() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM accrual_unpaid u USING paid p WHERE u.accrual_id = p.accrual_id;
    RETURN NULL;
END $$;
CREATE TRIGGER accrual_is_paid AFTER INSERT ON payout_accrual REFERENCING NEW TABLE AS paid
    FOR EACH STATEMENT EXECUTE FUNCTION accrual_is_paid();

-- Whom a close could not issue. Of a run and a consumer the last reason; each other one is in close_event too.
CREATE TABLE close_failure (
    run_id   uuid NOT NULL,
    tenant   text NOT NULL,
    reason   text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    times    int NOT NULL CHECK (times > 0),
    PRIMARY KEY (run_id, tenant),
    FOREIGN KEY (run_id, tenant) REFERENCES close_tenant
);
ALTER TABLE close_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE close_failure FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON close_failure
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT, INSERT ON close_failure TO ${serviceRole};
GRANT UPDATE (reason, last_at, times) ON close_failure TO ${serviceRole};

-- A statement that should not have been taken in. Its entries are set aside, and the same ones can come again.
ALTER TABLE bank_statement
    ADD withdrawn_at timestamptz,
    ADD withdrawn_by text CHECK (withdrawn_by <> uploaded_by),
    ADD withdrawn_reason text,
    ADD CONSTRAINT bank_statement_withdrawn_check CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3));
ALTER TABLE bank_entry
    ADD withdrawn boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT bank_entry_account_content_scope_key;
CREATE UNIQUE INDEX bank_entry_once ON bank_entry (account, content, scope) WHERE NOT withdrawn;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON bank_statement TO ${serviceRole};
GRANT UPDATE (withdrawn) ON bank_entry TO ${serviceRole};
