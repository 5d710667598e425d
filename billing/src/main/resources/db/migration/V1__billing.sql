-- Billing's schema. Owned by the owner role; the service connects as ${serviceRole}, which owns nothing and is bound by
-- row-level security. Each transaction sets app.tenant: a tenant's slug, '*' for the platform's own work, '' for nobody.

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${serviceRole};

-- What other services tell us, projected from market.members and market.releases. Rows are kept when a record is
-- removed, so that an older record read again cannot bring it back: only a higher offset changes a row.

CREATE TABLE directory_tenant (
    tenant        text PRIMARY KEY,
    display_name  text NOT NULL,
    time_zone     text NOT NULL,
    country       text NOT NULL,
    suspended     boolean NOT NULL,
    removed       boolean NOT NULL,
    source_offset bigint NOT NULL
);

CREATE TABLE directory_member (
    record_key    text PRIMARY KEY,
    tenant        text NOT NULL,
    subject       text NOT NULL,
    email         text NOT NULL,
    role          text NOT NULL,
    removed       boolean NOT NULL,
    source_offset bigint NOT NULL
);
CREATE INDEX directory_member_tenant ON directory_member (tenant, subject);

CREATE TABLE directory_release (
    record_key    text PRIMARY KEY,
    tenant        text NOT NULL,
    model         text NOT NULL,
    version       text NOT NULL,
    display_name  text NOT NULL,
    published     boolean NOT NULL,
    source_offset bigint NOT NULL
);
CREATE INDEX directory_release_model ON directory_release (model);

-- Plans: a partner's offers. Everybody reads them, only their owner writes. Terms are versioned and never change.

CREATE TABLE plan (
    id             uuid PRIMARY KEY,
    tenant         text NOT NULL,
    model          text NOT NULL,
    name           text NOT NULL,
    currency       char(3) NOT NULL,
    latest_version int NOT NULL CHECK (latest_version > 0),
    created_at     timestamptz NOT NULL,
    revision       bigint NOT NULL,
    UNIQUE (tenant, model, name)
);
CREATE INDEX plan_model ON plan (model, name);

CREATE TABLE plan_version (
    plan_id             uuid NOT NULL REFERENCES plan,
    version             int NOT NULL CHECK (version > 0),
    tenant              text NOT NULL,
    price_per_request   numeric(30, 12) NOT NULL CHECK (price_per_request >= 0),
    monthly_requests    bigint CHECK (monthly_requests > 0),
    requests_per_second int CHECK (requests_per_second > 0),
    burst               int CHECK (burst > 0),
    created_at          timestamptz NOT NULL,
    PRIMARY KEY (plan_id, version),
    CHECK ((requests_per_second IS NULL) = (burst IS NULL))
);

-- Subscriptions: the consumer (tenant) writes, the model's partner reads.

CREATE TABLE subscription (
    id           uuid PRIMARY KEY,
    tenant       text NOT NULL,
    partner      text NOT NULL,
    model        text NOT NULL,
    plan_id      uuid NOT NULL,
    plan_version int NOT NULL,
    status       text NOT NULL CHECK (status IN ('ACTIVE', 'CANCELLED', 'SUSPENDED')),
    time_zone    text NOT NULL,
    created_at   timestamptz NOT NULL,
    cancelled_at timestamptz,
    revision     bigint NOT NULL,
    FOREIGN KEY (plan_id, plan_version) REFERENCES plan_version
);
CREATE UNIQUE INDEX subscription_one_active ON subscription (tenant, model) WHERE status <> 'CANCELLED';
CREATE INDEX subscription_partner ON subscription (partner, model);

CREATE TABLE subscription_segment (
    subscription_id uuid NOT NULL REFERENCES subscription,
    seq             int NOT NULL,
    tenant          text NOT NULL,
    plan_id         uuid NOT NULL,
    plan_version    int NOT NULL,
    from_at         timestamptz NOT NULL,
    to_at           timestamptz,
    PRIMARY KEY (subscription_id, seq),
    CHECK (to_at IS NULL OR to_at >= from_at),
    FOREIGN KEY (plan_id, plan_version) REFERENCES plan_version
);

-- Usage intake: offsets, marks, rollups and quota counters move in one transaction.

CREATE TABLE intake_offset (
    partition   int PRIMARY KEY,
    next_offset bigint NOT NULL,
    updated_at  timestamptz NOT NULL
);

CREATE TABLE intake_mark (
    node       text NOT NULL,
    epoch      bigint NOT NULL,
    partition  int NOT NULL,
    sequence   bigint NOT NULL,
    events     bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (node, epoch, partition)
);
CREATE INDEX intake_mark_recent ON intake_mark (partition, updated_at);

CREATE TABLE usage_rejected (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partition     int NOT NULL,
    record_offset bigint NOT NULL,
    reason        text NOT NULL,
    detail        text NOT NULL,
    node          text,
    epoch         bigint,
    sequence      bigint,
    payload       bytea NOT NULL,
    rejected_at   timestamptz NOT NULL,
    UNIQUE (partition, record_offset)
);

CREATE TABLE usage_rollup (
    subscription_id uuid NOT NULL,
    plan_id         uuid NOT NULL,
    plan_version    int NOT NULL,
    hour            timestamptz NOT NULL,
    tenant          text NOT NULL,
    partner         text NOT NULL,
    model           text NOT NULL,
    period          date NOT NULL,
    day             date NOT NULL,
    events          bigint NOT NULL CHECK (events >= 0),
    failed          bigint NOT NULL CHECK (failed >= 0),
    requests        bigint NOT NULL CHECK (requests >= 0),
    rows_in         bigint NOT NULL CHECK (rows_in >= 0),
    compute_micros  bigint NOT NULL CHECK (compute_micros >= 0),
    bytes_in        bigint NOT NULL CHECK (bytes_in >= 0),
    bytes_out       bigint NOT NULL CHECK (bytes_out >= 0),
    PRIMARY KEY (subscription_id, plan_id, plan_version, hour)
) WITH (fillfactor = 70);
CREATE INDEX usage_rollup_tenant ON usage_rollup (tenant, period);
CREATE INDEX usage_rollup_partner ON usage_rollup (partner, period);

CREATE TABLE quota_counter (
    subscription_id uuid NOT NULL,
    period          date NOT NULL,
    tenant          text NOT NULL,
    partner         text NOT NULL,
    used            bigint NOT NULL CHECK (used >= 0),
    partition       int NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, period)
) WITH (fillfactor = 70);

-- Agreements: written by the model's partner; each participant reads them and signs its own share.

CREATE TABLE agreement (
    id           uuid PRIMARY KEY,
    tenant       text NOT NULL,
    model        text NOT NULL,
    mode         text NOT NULL CHECK (mode IN ('TECHNICAL', 'RESOURCE', 'PROMOTION', 'STRATEGIC')),
    currency     char(3) NOT NULL,
    version      int NOT NULL CHECK (version > 0),
    status       text NOT NULL CHECK (status IN ('PROPOSED', 'ACTIVE', 'ENDED')),
    participants text[] NOT NULL,
    proposed_at  timestamptz NOT NULL,
    proposed_by  text NOT NULL,
    active_from  timestamptz,
    ended_at     timestamptz,
    UNIQUE (model, version)
);
CREATE UNIQUE INDEX agreement_one_active ON agreement (model, currency) WHERE status = 'ACTIVE';

CREATE TABLE agreement_share (
    agreement_id uuid NOT NULL REFERENCES agreement,
    seq          int NOT NULL,
    participant  text NOT NULL,
    role         text NOT NULL CHECK (role IN ('TECHNOLOGY', 'DATA', 'COMPUTE', 'PROMOTION', 'INVESTOR', 'RESELLER',
                                               'BASE_MODEL', 'PLATFORM')),
    percent      numeric(18, 12) NOT NULL CHECK (percent > 0 AND percent <= 100),
    accepted_at  timestamptz,
    accepted_by  text,
    PRIMARY KEY (agreement_id, seq)
);

-- Ledger: append-only double entry in minor units. The service may add, never change. A transaction's entries are all
-- written by the database transaction that wrote its head, and sum to zero in each currency when it commits.

CREATE TABLE ledger_account (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant   text NOT NULL,
    purpose  text NOT NULL CHECK (purpose IN ('RECEIVABLE', 'REVENUE_CLEARING', 'PARTNER_PAYABLE', 'REVENUE')),
    currency char(3) NOT NULL,
    UNIQUE (tenant, purpose, currency),
    UNIQUE (id, tenant, currency)
);

CREATE TABLE ledger_transaction (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    idempotency_key text NOT NULL UNIQUE,
    kind            text NOT NULL,
    description     text NOT NULL,
    corrects        bigint REFERENCES ledger_transaction,
    booked_at       timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    written_by      xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE TABLE ledger_entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id bigint NOT NULL REFERENCES ledger_transaction,
    account_id     bigint NOT NULL,
    tenant         text NOT NULL,
    currency       char(3) NOT NULL,
    amount_minor   bigint NOT NULL CHECK (amount_minor <> 0),
    reference      text NOT NULL,
    FOREIGN KEY (account_id, tenant, currency) REFERENCES ledger_account (id, tenant, currency)
);
CREATE INDEX ledger_entry_transaction ON ledger_entry (transaction_id);
CREATE INDEX ledger_entry_account ON ledger_entry (account_id);
CREATE INDEX ledger_entry_reference ON ledger_entry (reference);

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: correct with a new transaction' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION ledger_entry_joins_its_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_transaction t
                   WHERE t.id = NEW.transaction_id AND t.written_by = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'ledger transaction % is already complete', NEW.transaction_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION ledger_transaction_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.transaction_id = NEW.id) THEN
        RAISE EXCEPTION 'ledger transaction % has no entries', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM ledger_entry e WHERE e.transaction_id = NEW.id
               GROUP BY e.currency HAVING sum(e.amount_minor) <> 0) THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER entry_joins BEFORE INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_joins_its_transaction();
CREATE CONSTRAINT TRIGGER transaction_balances AFTER INSERT ON ledger_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();
CREATE TRIGGER entry_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER transaction_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER account_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

-- Closing: which periods are closed, invoices and what each of their lines billed, accruals.

CREATE TABLE period_close (
    id        uuid PRIMARY KEY,
    tenant    text NOT NULL,
    period    date NOT NULL,
    interim   boolean NOT NULL,
    time_zone text NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by text NOT NULL
);
CREATE UNIQUE INDEX period_close_final ON period_close (tenant, period) WHERE NOT interim;

CREATE TABLE invoice_series (
    issuer text NOT NULL,
    year   int NOT NULL,
    last   bigint NOT NULL,
    PRIMARY KEY (issuer, year)
);

CREATE TABLE invoice (
    id          uuid PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    tenant      text NOT NULL,
    close_id    uuid NOT NULL REFERENCES period_close,
    currency    char(3) NOT NULL,
    period      date NOT NULL,
    interim     boolean NOT NULL,
    time_zone   text NOT NULL,
    issued_at   timestamptz NOT NULL,
    total_minor bigint NOT NULL
);
CREATE INDEX invoice_tenant ON invoice (tenant, period);

CREATE TABLE invoice_line (
    invoice_id          uuid NOT NULL REFERENCES invoice,
    line                int NOT NULL CHECK (line > 0),
    reference           text NOT NULL UNIQUE,
    tenant              text NOT NULL,
    partner             text NOT NULL,
    model               text NOT NULL,
    kind                text NOT NULL CHECK (kind IN ('USAGE', 'ADJUSTMENT')),
    description         text NOT NULL,
    subscription_id     uuid NOT NULL,
    plan_id             uuid NOT NULL,
    plan_version        int NOT NULL,
    usage_period        date NOT NULL,
    currency            char(3) NOT NULL,
    quantity            bigint NOT NULL CHECK (quantity > 0),
    cumulative_quantity bigint NOT NULL CHECK (cumulative_quantity >= quantity),
    unit_price          numeric(30, 12) NOT NULL,
    amount_minor        bigint NOT NULL CHECK (amount_minor >= 0),
    cumulative_minor    bigint NOT NULL CHECK (cumulative_minor >= amount_minor),
    PRIMARY KEY (invoice_id, line),
    -- Two closes that bill the same usage would write the same cumulative quantity twice.
    UNIQUE (subscription_id, plan_id, plan_version, usage_period, cumulative_quantity)
);
CREATE INDEX invoice_line_tenant ON invoice_line (tenant, usage_period);

CREATE TABLE accrual (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant            text NOT NULL,
    role              text NOT NULL,
    percent           numeric(18, 12) NOT NULL,
    seq               int NOT NULL,
    agreement_id      uuid REFERENCES agreement,
    agreement_version int,
    invoice_id        uuid NOT NULL REFERENCES invoice,
    invoice_number    text NOT NULL,
    reference         text NOT NULL,
    model             text NOT NULL,
    period            date NOT NULL,
    usage_period      date NOT NULL,
    currency          char(3) NOT NULL,
    basis_minor       bigint NOT NULL,
    amount_minor      bigint NOT NULL,
    accrued_at        timestamptz NOT NULL,
    UNIQUE (reference, seq)
);
CREATE INDEX accrual_tenant ON accrual (tenant, period);

-- The kit's tables.

CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    key        text NOT NULL,
    payload    bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE idempotency_key (
    scope        text NOT NULL,
    key          text NOT NULL,
    fingerprint  text NOT NULL,
    status       int,
    body         bytea,
    content_type text,
    location     text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);

-- Row-level security. The setting is read once per statement, hence the sub-select.

DO $$
DECLARE
    here  constant text := '(SELECT current_setting(''app.tenant'', true))';
    name  text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'directory_tenant', 'directory_member', 'directory_release', 'plan', 'plan_version', 'subscription',
        'subscription_segment', 'intake_offset', 'intake_mark', 'usage_rejected', 'usage_rollup', 'quota_counter',
        'agreement', 'agreement_share', 'ledger_account', 'ledger_transaction', 'ledger_entry', 'period_close',
        'invoice_series', 'invoice', 'invoice_line', 'accrual'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        -- The platform's own work: intake, closes, finance.
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;

    -- Owned by the tenant, read and written.
    FOREACH name IN ARRAY ARRAY['plan', 'plan_version', 'subscription', 'subscription_segment'] LOOP
        EXECUTE format('CREATE POLICY own ON %I USING (tenant = %s) WITH CHECK (tenant = %s)', name, here, here);
    END LOOP;
    -- Owned by the tenant, written by the platform only.
    FOREACH name IN ARRAY ARRAY['directory_member', 'usage_rollup', 'quota_counter', 'ledger_account', 'ledger_entry',
        'period_close', 'invoice', 'invoice_line', 'accrual'] LOOP
        EXECUTE format('CREATE POLICY own ON %I FOR SELECT USING (tenant = %s)', name, here);
    END LOOP;
    -- The model's partner reads what concerns its models.
    FOREACH name IN ARRAY ARRAY['subscription', 'usage_rollup', 'quota_counter'] LOOP
        EXECUTE format('CREATE POLICY partner ON %I FOR SELECT USING (partner = %s)', name, here);
    END LOOP;
    -- Public to everybody who is signed in.
    FOREACH name IN ARRAY ARRAY['directory_tenant', 'directory_release', 'plan', 'plan_version'] LOOP
        EXECUTE format('CREATE POLICY public_read ON %I FOR SELECT USING (true)', name);
    END LOOP;

    -- Participants read an agreement; its proposer writes it; each signs its own shares.
    EXECUTE format('CREATE POLICY participant ON agreement FOR SELECT USING (%s = ANY (participants))', here);
    EXECUTE format('CREATE POLICY proposer_reads ON agreement FOR SELECT USING (tenant = %s)', here);
    EXECUTE format('CREATE POLICY proposer ON agreement FOR INSERT WITH CHECK (tenant = %s)', here);
    CREATE POLICY participant ON agreement_share FOR SELECT
        USING (EXISTS (SELECT 1 FROM agreement a WHERE a.id = agreement_id));
    EXECUTE format('CREATE POLICY proposer ON agreement_share FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM agreement a'
        || ' WHERE a.id = agreement_id AND a.tenant = %s))', here);
    EXECUTE format('CREATE POLICY signs ON agreement_share FOR UPDATE USING (participant = %s)'
        || ' WITH CHECK (participant = %s)', here, here);
END $$;

-- What the service may do at all.

GRANT SELECT, INSERT, UPDATE ON directory_tenant, directory_member, directory_release, plan, subscription,
    intake_offset, intake_mark, usage_rollup, quota_counter, invoice_series TO ${serviceRole};
GRANT SELECT, INSERT ON plan_version, usage_rejected, agreement, agreement_share, ledger_account, ledger_transaction,
    ledger_entry, period_close, invoice, invoice_line, accrual, subscription_segment TO ${serviceRole};
GRANT UPDATE (to_at) ON subscription_segment TO ${serviceRole};
GRANT UPDATE (status, active_from, ended_at) ON agreement TO ${serviceRole};
GRANT UPDATE (accepted_at, accepted_by) ON agreement_share TO ${serviceRole};
GRANT SELECT, INSERT, DELETE ON outbox TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO ${serviceRole};
