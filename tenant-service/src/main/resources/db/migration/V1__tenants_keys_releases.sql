-- Every table that belongs to a tenant carries `tenant`, refers to its parents by (tenant, id) and is guarded by
-- row-level security that also binds the owner. An unset tenant sees nothing; '*' is the platform itself.

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${service};

CREATE TABLE tenant (
    id            text        NOT NULL PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,38}[a-z0-9]$'),
    tenant        text        NOT NULL CHECK (tenant = id),
    display_name  text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
    time_zone     text        NOT NULL,
    country       text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    created_at    timestamptz NOT NULL
);

CREATE TABLE member (
    id            uuid        NOT NULL,
    tenant        text        NOT NULL REFERENCES tenant (id),
    email         text        NOT NULL CHECK (email = lower(email)),
    subject       text,
    role          text        NOT NULL CHECK (role IN ('OWNER', 'PUBLISHER', 'DEVELOPER', 'FINANCE', 'VIEWER')),
    invited_at    timestamptz NOT NULL,
    joined_at     timestamptz,
    lock_version  int         NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, email),
    UNIQUE (tenant, subject),
    CHECK ((subject IS NULL) = (joined_at IS NULL))
);
CREATE INDEX member_subject ON member (subject) WHERE subject IS NOT NULL;
CREATE INDEX member_open_invitation ON member (email) WHERE subject IS NULL;

-- The id is drawn at random by us, so that it is unique across tenants tells nobody anything.
CREATE TABLE api_key (
    id            text        NOT NULL UNIQUE CHECK (id ~ '^[0-9a-f]{16}$'),
    tenant        text        NOT NULL REFERENCES tenant (id),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    prefix        text        NOT NULL,
    last_four     text        NOT NULL CHECK (length(last_four) = 4),
    secret_sha256 bytea       NOT NULL CHECK (length(secret_sha256) = 32),
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    lock_version  int         NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX api_key_newest ON api_key (tenant, created_at DESC, id DESC);

CREATE TABLE model (
    id            uuid        NOT NULL,
    tenant        text        NOT NULL REFERENCES tenant (id),
    name          text        NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    display_name  text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
    summary       text        NOT NULL CHECK (length(summary) <= 2000),
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, name)
);

CREATE TABLE release (
    id            uuid        NOT NULL,
    tenant        text        NOT NULL,
    model_id      uuid        NOT NULL,
    version       text        NOT NULL CHECK (length(version) <= 64),
    status        text        NOT NULL CHECK (status IN ('DRAFT', 'IN_REVIEW', 'REJECTED', 'PUBLISHED', 'WITHDRAWN')),
    inspection    jsonb,
    created_at    timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    submitted_at  timestamptz,
    published_at  timestamptz,
    lock_version  int         NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, model_id, version),
    FOREIGN KEY (tenant, model_id) REFERENCES model (tenant, id),
    CHECK (status = 'DRAFT' OR inspection IS NOT NULL),
    CHECK (status NOT IN ('PUBLISHED', 'WITHDRAWN') OR published_at IS NOT NULL)
);
CREATE INDEX release_in_review ON release (submitted_at, id) WHERE status = 'IN_REVIEW';

CREATE TABLE release_file (
    id            uuid        NOT NULL,
    tenant        text        NOT NULL,
    release_id    uuid        NOT NULL,
    name          text        NOT NULL CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'),
    sha256        text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes         bigint      NOT NULL CHECK (bytes > 0),
    uploaded_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, release_id, name),
    FOREIGN KEY (tenant, release_id) REFERENCES release (tenant, id)
);

CREATE TABLE release_event (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant        text        NOT NULL,
    release_id    uuid        NOT NULL,
    at            timestamptz NOT NULL,
    status        text        NOT NULL,
    actor         text        NOT NULL,
    note          text        NOT NULL,
    FOREIGN KEY (tenant, release_id) REFERENCES release (tenant, id)
);
CREATE INDEX release_event_of ON release_event (tenant, release_id, id);

CREATE TABLE audit_record (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant        text        NOT NULL REFERENCES tenant (id),
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    actor_email   text        NOT NULL,
    action        text        NOT NULL,
    object        text        NOT NULL,
    detail        text        NOT NULL,
    request_id    text        NOT NULL
);
CREATE INDEX audit_record_of ON audit_record (tenant, id);

-- Published releases as every signed-in person may see them: no tenant's private rows, so no tenancy.
CREATE TABLE catalog_entry (
    partner              text        NOT NULL REFERENCES tenant (id),
    name                 text        NOT NULL,
    version              text        NOT NULL,
    latest               boolean     NOT NULL,
    display_name         text        NOT NULL,
    summary              text        NOT NULL,
    partner_display_name text        NOT NULL,
    inspection           jsonb       NOT NULL,
    published_at         timestamptz NOT NULL,
    PRIMARY KEY (partner, name, version)
);
CREATE UNIQUE INDEX catalog_entry_latest ON catalog_entry (partner, name) WHERE latest;

CREATE TABLE outbox (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    payload    bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE idempotency_key (
    scope        text        NOT NULL,
    key          text        NOT NULL,
    fingerprint  text        NOT NULL,
    status       int,
    body         bytea,
    content_type text,
    location     text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['tenant', 'member', 'api_key', 'model', 'release', 'release_file', 'release_event',
                                   'audit_record']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
        EXECUTE format('CREATE POLICY tenancy ON %I '
            'USING (tenant = current_setting(''app.tenant'', true) OR current_setting(''app.tenant'', true) = ''*'') '
            'WITH CHECK (tenant = current_setting(''app.tenant'', true) OR current_setting(''app.tenant'', true) = ''*'')',
            guarded);
    END LOOP;
END
$$;

-- What the service does, and nothing more: rows of record are added, never changed; of the others the columns that change.
GRANT SELECT, INSERT ON tenant, model, release_event, audit_record TO ${service};
GRANT SELECT, INSERT, DELETE ON member TO ${service};
GRANT UPDATE (subject, role, joined_at, lock_version) ON member TO ${service};
GRANT SELECT, INSERT ON api_key TO ${service};
GRANT UPDATE (revoked_at, lock_version) ON api_key TO ${service};
GRANT SELECT, INSERT ON release TO ${service};
GRANT UPDATE (status, inspection, changed_at, submitted_at, published_at, lock_version) ON release TO ${service};
GRANT SELECT, INSERT ON release_file TO ${service};
GRANT UPDATE (sha256, bytes, uploaded_at) ON release_file TO ${service};
GRANT SELECT, INSERT, DELETE ON catalog_entry TO ${service};
GRANT UPDATE (latest) ON catalog_entry TO ${service};
GRANT SELECT, INSERT, DELETE ON outbox TO ${service};
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO ${service};
