-- A ledger transaction is found to balance by what puts it into the chain, and is complete from then on: constraints that
-- are made immediate, or a setting that is changed in between, leave nothing to be added behind the check.

CREATE OR REPLACE FUNCTION ledger_append_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE
    place  bigint;
    before bytea;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.transaction_id = NEW.id) THEN
        RAISE EXCEPTION 'ledger transaction % has no entries', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM ledger_entry e WHERE e.transaction_id = NEW.id
               GROUP BY e.currency HAVING sum(e.amount_minor) <> 0) THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('ledger chain', 0));
    SELECT l.seq, l.hash INTO place, before FROM ledger_link l ORDER BY l.seq DESC LIMIT 1;
    place := coalesce(place, 0) + 1;
    before := coalesce(before, decode(repeat('00', 32), 'hex'));
    INSERT INTO ledger_link (seq, transaction_id, previous, hash)
    VALUES (place, NEW.id, before, ledger_hash(place, NEW.id, before));
    RETURN NULL;
END $$;

DROP TRIGGER transaction_balances ON ledger_transaction;
DROP FUNCTION ledger_transaction_balances();

CREATE OR REPLACE FUNCTION ledger_entry_joins_its_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_transaction t
                   WHERE t.id = NEW.transaction_id AND t.written_by = pg_current_xact_id())
        OR EXISTS (SELECT 1 FROM ledger_link l WHERE l.transaction_id = NEW.transaction_id) THEN
        RAISE EXCEPTION 'ledger transaction % is already complete', NEW.transaction_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
