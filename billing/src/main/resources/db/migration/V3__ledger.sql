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

-- Agreements beyond percentages: a share is a rule, applied in the order of seq.

ALTER TABLE agreement
    ADD proposer    text,
    ADD supersedes  uuid REFERENCES agreement,
    ADD notice_days int NOT NULL DEFAULT 0 CHECK (notice_days BETWEEN 0 AND 365),
    ADD ends_at     timestamptz,
    ADD notice_by   text,
    DROP CONSTRAINT agreement_status_check,
    ADD CHECK (status IN ('PROPOSED', 'SUPERSEDED', 'ACTIVE', 'ENDED'));
UPDATE agreement SET proposer = tenant;
ALTER TABLE agreement ALTER proposer SET NOT NULL;

ALTER TABLE agreement_share
    ALTER percent DROP NOT NULL,
    ADD kind         text NOT NULL DEFAULT 'PERCENT'
        CHECK (kind IN ('PERCENT', 'PER_UNIT', 'TOP_UP_TO_MINIMUM', 'RESIDUAL', 'RECOUPMENT')),
    ADD basis        text NOT NULL DEFAULT 'GROSS' CHECK (basis IN ('GROSS', 'REMAINDER')),
    ADD band_from    bigint[] NOT NULL DEFAULT '{}',
    ADD band_percent numeric[] NOT NULL DEFAULT '{}',
    ADD whole_volume boolean NOT NULL DEFAULT false,
    ADD cap_minor    bigint CHECK (cap_minor > 0),
    ADD unit_minor   numeric(30, 12) CHECK (unit_minor > 0),
    ADD amount_minor bigint CHECK (amount_minor > 0),
    ADD payer        text,
    ADD CHECK (kind <> 'PERCENT' OR percent IS NOT NULL OR cardinality(band_from) > 0),
    ADD CHECK (kind <> 'PER_UNIT' OR unit_minor IS NOT NULL),
    ADD CHECK (kind NOT IN ('TOP_UP_TO_MINIMUM', 'RECOUPMENT') OR amount_minor IS NOT NULL),
    ADD CHECK (kind <> 'RECOUPMENT' OR payer IS NOT NULL);

ALTER TABLE accrual
    ALTER percent DROP NOT NULL,
    ADD rule  text NOT NULL DEFAULT 'PERCENT',
    ADD units bigint NOT NULL DEFAULT 0,
    -- What is added up and shared together; accruals from before were shared line by line.
    ADD terms text NOT NULL DEFAULT 'line by line';
UPDATE accrual a SET units = l.quantity, terms = coalesce('agreement/' || a.agreement_id, a.terms)
FROM invoice_line l WHERE l.reference = a.reference;

-- Running sums of the accruals: of a period's revenue under the same terms, what each place of the agreement has.
CREATE TABLE sharing_total (
    terms        text NOT NULL,
    usage_period date NOT NULL,
    basis_minor  bigint NOT NULL CHECK (basis_minor >= 0),
    units        bigint NOT NULL CHECK (units >= 0),
    amounts      bigint[] NOT NULL,
    PRIMARY KEY (terms, usage_period)
);
INSERT INTO sharing_total (terms, usage_period, basis_minor, units, amounts)
SELECT terms, usage_period, max(basis), max(units), array_agg(amount ORDER BY seq)
FROM (SELECT terms, usage_period, seq, sum(basis_minor)::bigint AS basis, sum(units)::bigint AS units,
             sum(amount_minor)::bigint AS amount
      FROM accrual WHERE agreement_id IS NOT NULL GROUP BY terms, usage_period, seq) s
GROUP BY terms, usage_period;

ALTER TABLE sharing_total ENABLE ROW LEVEL SECURITY;
ALTER TABLE sharing_total FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON sharing_total
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');

GRANT SELECT, INSERT, UPDATE ON sharing_total TO ${serviceRole};
GRANT UPDATE (ends_at, notice_by) ON agreement TO ${serviceRole};

-- The final close of a period: frozen, rated and reconciled in one transaction, approved by a second person, issued one
-- consumer after another, locked.

CREATE TABLE close_run (
    id           uuid PRIMARY KEY,
    period       date NOT NULL,
    tenant       text,
    state        text NOT NULL CHECK (state IN ('AWAITING_APPROVAL', 'ISSUING', 'LOCKED', 'DISCARDED', 'REOPENED')),
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    approved_by  text CHECK (approved_by <> requested_by),
    CHECK (approved_by IS NOT NULL OR state NOT IN ('ISSUING', 'LOCKED', 'REOPENED'))
);
CREATE UNIQUE INDEX close_run_one_open ON close_run (period, coalesce(tenant, ''))
    WHERE state IN ('AWAITING_APPROVAL', 'ISSUING');
CREATE INDEX close_run_period ON close_run (period);

-- What was frozen of each consumer: a digest of the lines its invoices will have.
CREATE TABLE close_tenant (
    run_id uuid NOT NULL REFERENCES close_run,
    tenant text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (run_id, tenant)
);

CREATE TABLE close_draft (
    run_id      uuid NOT NULL,
    tenant      text NOT NULL,
    currency    char(3) NOT NULL,
    lines       int NOT NULL,
    total_minor bigint NOT NULL,
    PRIMARY KEY (run_id, tenant, currency),
    FOREIGN KEY (run_id, tenant) REFERENCES close_tenant
);

CREATE TABLE close_event (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES close_run,
    at     timestamptz NOT NULL,
    by     text NOT NULL,
    what   text NOT NULL,
    detail text NOT NULL
);
CREATE INDEX close_event_run ON close_event (run_id, id);

ALTER TABLE period_close
    ADD run_id      uuid REFERENCES close_run,
    ADD reopened_at timestamptz;
DROP INDEX period_close_final;
CREATE UNIQUE INDEX period_close_final ON period_close (tenant, period) WHERE NOT interim AND reopened_at IS NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['close_run', 'close_tenant', 'close_draft', 'close_event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON close_run, close_tenant, close_draft, close_event TO ${serviceRole};
GRANT UPDATE (state, approved_by) ON close_run TO ${serviceRole};
GRANT UPDATE (reopened_at) ON period_close TO ${serviceRole};

-- Credit notes: they reverse lines of an invoice, wholly or in part, and never more than was billed.

CREATE TABLE credit_note_series (
    issuer text NOT NULL,
    year   int NOT NULL,
    last   bigint NOT NULL,
    PRIMARY KEY (issuer, year)
);

CREATE TABLE credit_note (
    id          uuid PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    tenant      text NOT NULL,
    invoice_id  uuid NOT NULL REFERENCES invoice,
    currency    char(3) NOT NULL,
    period      date NOT NULL,
    reason      text NOT NULL,
    issued_at   timestamptz NOT NULL,
    issued_by   text NOT NULL,
    total_minor bigint NOT NULL CHECK (total_minor > 0)
);
CREATE INDEX credit_note_tenant ON credit_note (tenant, issued_at);
CREATE INDEX credit_note_invoice ON credit_note (invoice_id);

CREATE TABLE credit_note_line (
    credit_note_id    uuid NOT NULL REFERENCES credit_note,
    line              int NOT NULL CHECK (line > 0),
    reference         text NOT NULL UNIQUE,
    tenant            text NOT NULL,
    invoice_reference text NOT NULL REFERENCES invoice_line (reference),
    amount_minor      bigint NOT NULL CHECK (amount_minor > 0),
    cumulative_minor  bigint NOT NULL CHECK (cumulative_minor >= amount_minor),
    billed_minor      bigint NOT NULL CHECK (billed_minor >= cumulative_minor),
    PRIMARY KEY (credit_note_id, line),
    -- Two credits of the same part of a line would write the same sum twice.
    UNIQUE (invoice_reference, cumulative_minor)
);

-- The invoice line that an accrual takes back.
ALTER TABLE accrual ADD credits text REFERENCES invoice_line (reference);
CREATE INDEX accrual_credits ON accrual (credits) WHERE credits IS NOT NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['credit_note_series', 'credit_note', 'credit_note_line'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['credit_note', 'credit_note_line'] LOOP
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON credit_note, credit_note_line TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON credit_note_series TO ${serviceRole};

-- Payments recorded by hand, each of one invoice; one that was a mistake or came back is reversed by a negative one.

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_purpose_check,
    ADD CONSTRAINT ledger_account_purpose_check
        CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE', 'BANK'));

CREATE TABLE payment (
    id           uuid PRIMARY KEY,
    tenant       text NOT NULL,
    invoice_id   uuid NOT NULL REFERENCES invoice,
    currency     char(3) NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
    received_on  date NOT NULL,
    reference    text NOT NULL,
    reverses     uuid UNIQUE REFERENCES payment,
    booked_at    timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  text NOT NULL,
    -- The same transfer is not recorded twice.
    UNIQUE (invoice_id, reference),
    CHECK ((amount_minor < 0) = (reverses IS NOT NULL))
);
CREATE INDEX payment_tenant ON payment (tenant, recorded_at);

ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON payment
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
CREATE POLICY own ON payment FOR SELECT USING (tenant = (SELECT current_setting('app.tenant', true)));

GRANT SELECT, INSERT ON payment TO ${serviceRole};

-- Payouts: where a partner wants its money, and settlements that one person proposes and another approves.

CREATE TABLE payout_account (
    tenant     text PRIMARY KEY,
    holder     text NOT NULL,
    iban       text NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL
);

CREATE TABLE settlement (
    id          uuid PRIMARY KEY,
    currency    char(3) NOT NULL,
    execute_on  date NOT NULL,
    state       text NOT NULL CHECK (state IN ('AWAITING_APPROVAL', 'APPROVED', 'DISCARDED')),
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text CHECK (approved_by <> proposed_by),
    approved_at timestamptz,
    CHECK ((state = 'APPROVED') = (approved_by IS NOT NULL AND approved_at IS NOT NULL))
);
CREATE UNIQUE INDEX settlement_one_open ON settlement (currency) WHERE state = 'AWAITING_APPROVAL';

-- The account is copied, so that a later change of it does not change what was approved.
CREATE TABLE payout (
    settlement_id uuid NOT NULL REFERENCES settlement,
    place         int NOT NULL CHECK (place > 0),
    tenant        text NOT NULL,
    amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
    holder        text NOT NULL,
    iban          text NOT NULL,
    PRIMARY KEY (settlement_id, place),
    UNIQUE (settlement_id, tenant)
);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['payout_account', 'settlement', 'payout'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
    EXECUTE format('CREATE POLICY own ON payout_account USING (tenant = %s) WITH CHECK (tenant = %s)', here, here);
    EXECUTE format('CREATE POLICY own ON payout FOR SELECT USING (tenant = %s)', here);
END $$;

GRANT SELECT, INSERT, UPDATE ON payout_account TO ${serviceRole};
GRANT SELECT, INSERT ON settlement, payout TO ${serviceRole};
GRANT UPDATE (state, approved_by, approved_at) ON settlement TO ${serviceRole};
