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
