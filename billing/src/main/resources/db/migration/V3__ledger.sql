-- The ledger's hash chain and its signed checkpoints.

SELECT set_config('app.tenant', '*', true);

-- One link for each transaction, in the order in which they became part of the book. A link's hash covers its place, its
-- transaction with all entries, and the hash before it. The service reads links; only the trigger below writes them.
CREATE TABLE ledger_link (
    seq            bigint PRIMARY KEY CHECK (seq > 0),
    transaction_id bigint NOT NULL UNIQUE REFERENCES ledger_transaction,
    previous       bytea NOT NULL UNIQUE CHECK (octet_length(previous) = 32),
    hash           bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32)
);

-- Refers to no link, so that it survives one that is removed.
CREATE TABLE ledger_checkpoint (
    seq       bigint PRIMARY KEY CHECK (seq > 0),
    hash      bytea NOT NULL,
    signed_at timestamptz NOT NULL,
    signature bytea NOT NULL
);

-- A value that cannot run into the next: its length in bytes goes before it.
CREATE FUNCTION ledger_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT octet_length(convert_to(coalesce(value, ''), 'UTF8')) || ':' || coalesce(value, '') || ','
$$;

CREATE FUNCTION ledger_micros(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT (extract(epoch FROM at) * 1000000)::bigint::text
$$;

-- The bytes are the ones that LinkContent in Java builds; both must change together, with a new chain.
CREATE FUNCTION ledger_hash(place bigint, transaction bigint, before bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(before || convert_to(
        ledger_field(place::text) || ledger_field(t.id::text) || ledger_field(t.idempotency_key)
        || ledger_field(t.kind) || ledger_field(t.description) || ledger_field(t.corrects::text)
        || ledger_field(ledger_micros(t.booked_at)) || ledger_field(ledger_micros(t.created_at))
        || (SELECT string_agg(
                ledger_field(e.id::text) || ledger_field(e.tenant) || ledger_field(e.currency)
                || ledger_field(a.tenant) || ledger_field(a.purpose) || ledger_field(a.currency)
                || ledger_field(e.amount_minor::text) || ledger_field(e.reference), '' ORDER BY e.id)
            FROM ledger_entry e LEFT JOIN ledger_account a ON a.id = e.account_id WHERE e.transaction_id = t.id),
        'UTF8'))
    FROM ledger_transaction t WHERE t.id = transaction
$$;

-- Runs at commit, after the transaction was found to balance, and holds the chain until the commit is done: links are
-- made one after another, each seeing the one before.
CREATE FUNCTION ledger_append_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE
    place  bigint;
    before bytea;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('ledger chain', 0));
    SELECT l.seq, l.hash INTO place, before FROM ledger_link l ORDER BY l.seq DESC LIMIT 1;
    place := coalesce(place, 0) + 1;
    before := coalesce(before, decode(repeat('00', 32), 'hex'));
    INSERT INTO ledger_link (seq, transaction_id, previous, hash)
    VALUES (place, NEW.id, before, ledger_hash(place, NEW.id, before));
    RETURN NULL;
END $$;

DO $$
DECLARE
    old    record;
    place  bigint := 0;
    before bytea := decode(repeat('00', 32), 'hex');
BEGIN
    FOR old IN SELECT id FROM ledger_transaction ORDER BY id LOOP
        place := place + 1;
        INSERT INTO ledger_link (seq, transaction_id, previous, hash)
        VALUES (place, old.id, before, ledger_hash(place, old.id, before)) RETURNING hash INTO before;
    END LOOP;
END $$;

-- Its name comes after transaction_balances, and triggers of one event run by name.
CREATE CONSTRAINT TRIGGER transaction_is_linked AFTER INSERT ON ledger_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_append_link();
CREATE TRIGGER link_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_link
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER checkpoint_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ledger_link', 'ledger_checkpoint'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
END $$;

GRANT SELECT ON ledger_link TO ${serviceRole};
GRANT SELECT, INSERT ON ledger_checkpoint TO ${serviceRole};
