-- The archive of usage events: which Parquet files there are, and how far each partition is archived. A file's row, the
-- marks and the offset are one transaction, so what is archived is neither doubled nor lost.

CREATE TABLE archive_offset (
    partition   int PRIMARY KEY,
    next_offset bigint NOT NULL,
    updated_at  timestamptz NOT NULL
);

-- As intake_mark: which events the archive calls duplicates.
CREATE TABLE archive_mark (
    node      text NOT NULL,
    epoch     bigint NOT NULL,
    partition int NOT NULL,
    sequence  bigint NOT NULL,
    events    bigint NOT NULL,
    PRIMARY KEY (node, epoch, partition)
);
CREATE INDEX archive_mark_partition ON archive_mark (partition);

CREATE TABLE archive_file (
    path           text PRIMARY KEY,
    partition      int NOT NULL,
    hour           timestamptz NOT NULL,
    first_offset   bigint NOT NULL,
    last_offset    bigint NOT NULL CHECK (last_offset >= first_offset),
    counted        bigint NOT NULL CHECK (counted >= 0),
    duplicates     bigint NOT NULL CHECK (duplicates >= 0),
    rejected       bigint NOT NULL CHECK (rejected >= 0),
    first_finished timestamptz,
    last_finished  timestamptz,
    bytes          bigint NOT NULL CHECK (bytes > 0),
    sha256         text NOT NULL CHECK (length(sha256) = 64),
    written_at     timestamptz NOT NULL,
    merged_into    text REFERENCES archive_file,
    removed_at     timestamptz,
    CHECK (removed_at IS NULL OR merged_into IS NOT NULL),
    CHECK ((first_finished IS NULL) = (last_finished IS NULL)),
    -- No event is in two files, but in those that were merged and in what they were merged into.
    EXCLUDE USING gist (int4range(partition, partition, '[]') WITH &&, int8range(first_offset, last_offset, '[]') WITH &&)
        WHERE (merged_into IS NULL) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX archive_file_place ON archive_file (partition, first_offset);
CREATE INDEX archive_file_leftover ON archive_file (merged_into) WHERE merged_into IS NOT NULL AND removed_at IS NULL;

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['archive_offset', 'archive_mark', 'archive_file'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON archive_offset, archive_mark TO ${serviceRole};
GRANT SELECT, INSERT ON archive_file TO ${serviceRole};
GRANT UPDATE (merged_into, removed_at) ON archive_file TO ${serviceRole};

-- Reports that are made while nobody waits. A job that runs is held by an instance, which says so again and again; when it
-- no longer does, another one takes it up.

CREATE TABLE report_job (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL,
    format       text NOT NULL,
    period       date NOT NULL,
    tenant       text,
    state        text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED')),
    attempts     int NOT NULL DEFAULT 0,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    held_until   timestamptz,
    data_as_of   timestamptz,
    finished_at  timestamptz,
    expires_at   timestamptz,
    rows         bigint,
    bytes        bigint,
    sha256       text,
    failure      text,
    CHECK ((state = 'RUNNING') = (held_until IS NOT NULL)),
    CHECK (state NOT IN ('DONE', 'EXPIRED') OR num_nonnulls(data_as_of, expires_at, rows, bytes, sha256) = 5),
    CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX report_job_latest ON report_job (requested_at DESC);
CREATE INDEX report_job_open ON report_job (requested_at) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX report_job_kept ON report_job (expires_at) WHERE state = 'DONE';

ALTER TABLE report_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_job FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON report_job
    USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');

GRANT SELECT, INSERT ON report_job TO ${serviceRole};
GRANT UPDATE (state, attempts, held_until, data_as_of, finished_at, expires_at, rows, bytes, sha256, failure) ON report_job
    TO ${serviceRole};
