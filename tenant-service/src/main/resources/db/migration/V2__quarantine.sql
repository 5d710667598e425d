-- A published release that a data plane has stopped serving because its worker kept dying, until the operator revokes it.
ALTER TABLE release DROP CONSTRAINT release_status_check;
ALTER TABLE release ADD CONSTRAINT release_status_check
    CHECK (status IN ('DRAFT', 'IN_REVIEW', 'REJECTED', 'PUBLISHED', 'QUARANTINED', 'WITHDRAWN'));
ALTER TABLE release ADD CHECK (status <> 'QUARANTINED' OR published_at IS NOT NULL);

CREATE TABLE quarantine (
    id             uuid        NOT NULL,
    tenant         text        NOT NULL,
    release_id     uuid        NOT NULL,
    node           text        NOT NULL CHECK (length(node) BETWEEN 1 AND 255),
    quarantined_at timestamptz NOT NULL,
    crashes        int         NOT NULL CHECK (crashes > 0),
    window_seconds bigint      NOT NULL CHECK (window_seconds > 0),
    last_cause     text        NOT NULL CHECK (last_cause IN ('CRASHED', 'DEADLINE', 'BAD_ANSWER')),
    reported_at    timestamptz NOT NULL,
    revoked_at     timestamptz,
    revoked_by     text,
    lock_version   int         NOT NULL,
    PRIMARY KEY (tenant, id),
    -- What names a quarantine: the node and the node's own time. A report that comes twice is the same one.
    UNIQUE (tenant, release_id, node, quarantined_at),
    FOREIGN KEY (tenant, release_id) REFERENCES release (tenant, id),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX quarantine_open ON quarantine (reported_at, id) WHERE revoked_at IS NULL;

ALTER TABLE quarantine ENABLE ROW LEVEL SECURITY;
ALTER TABLE quarantine FORCE ROW LEVEL SECURITY;
CREATE POLICY tenancy ON quarantine
    USING (tenant = current_setting('app.tenant', true) OR current_setting('app.tenant', true) = '*')
    WITH CHECK (tenant = current_setting('app.tenant', true) OR current_setting('app.tenant', true) = '*');

GRANT SELECT, INSERT ON quarantine TO ${service};
GRANT UPDATE (revoked_at, revoked_by, lock_version) ON quarantine TO ${service};
