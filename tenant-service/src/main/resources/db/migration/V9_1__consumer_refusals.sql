-- A consumer that a data plane refuses a release for a while, because its calls alone explain why the release's worker
-- kept dying. Passes by itself, or earlier when the operator revokes it.
CREATE TABLE consumer_refusal (
    id           uuid        NOT NULL,
    tenant       text        NOT NULL,
    release_id   uuid        NOT NULL,
    node         text        NOT NULL CHECK (length(node) BETWEEN 1 AND 255),
    consumer     text        NOT NULL CHECK (length(consumer) BETWEEN 1 AND 255),
    refused_at   timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    crashes      int         NOT NULL CHECK (crashes > 0),
    -- Ids of the calls that are suspected, between spaces, which no id has.
    requests     text        NOT NULL CHECK (length(requests) <= 4000),
    reported_at  timestamptz NOT NULL,
    revoked_at   timestamptz,
    revoked_by   text,
    lock_version int         NOT NULL,
    PRIMARY KEY (tenant, id),
    -- What names a refusal: the node, whom it refuses, and the node's own time. A report that comes twice is the same one.
    UNIQUE (tenant, release_id, node, consumer, refused_at),
    FOREIGN KEY (tenant, release_id) REFERENCES release (tenant, id),
    CHECK (ends_at > refused_at),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX consumer_refusal_open ON consumer_refusal (reported_at, id) WHERE revoked_at IS NULL;
CREATE INDEX consumer_refusal_of ON consumer_refusal (tenant, release_id, ends_at);

ALTER TABLE consumer_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE consumer_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY tenancy ON consumer_refusal
    USING (tenant = current_setting('app.tenant', true) OR current_setting('app.tenant', true) = '*')
    WITH CHECK (tenant = current_setting('app.tenant', true) OR current_setting('app.tenant', true) = '*');

GRANT SELECT, INSERT ON consumer_refusal TO ${service};
GRANT UPDATE (revoked_at, revoked_by, lock_version) ON consumer_refusal TO ${service};
