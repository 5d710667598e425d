-- Stored bytes that no release may need any more, because a draft's file was replaced or removed. They are deleted a while
-- later, unless a release has them again. The row outlives them: who stored the same bytes meanwhile sees it, and looks
-- whether they are still there. The store knows no tenants, and neither does this table.
CREATE TABLE leftover (
    sha256     text        PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    since      timestamptz NOT NULL,
    deleted_at timestamptz
);
CREATE INDEX leftover_due ON leftover (since) WHERE deleted_at IS NULL;
CREATE INDEX release_file_artifact ON release_file (sha256);

GRANT SELECT, INSERT, DELETE ON leftover TO ${service};
GRANT UPDATE (since, deleted_at) ON leftover TO ${service};

-- A file is taken from a draft only: what was submitted stays as it was inspected.
GRANT DELETE ON release_file TO ${service};

CREATE FUNCTION keep_submitted_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM release r WHERE r.tenant = OLD.tenant AND r.id = OLD.release_id AND r.status = 'DRAFT') THEN
        RAISE EXCEPTION 'the files of a release that is no draft stay';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER keep_submitted_files BEFORE DELETE ON release_file FOR EACH ROW EXECUTE FUNCTION keep_submitted_files();
