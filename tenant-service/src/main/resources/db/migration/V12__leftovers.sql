-- Stored bytes that no release may need any more, because a draft's file was replaced or removed, or an upload became part
-- of none. They are deleted a while later, unless a release has them again. The row outlives them: who stored the same bytes
-- meanwhile sees it, and looks whether they are still there. The store knows no tenants, so a row is nobody's own and is under
-- no tenancy; its tenant is who let go of the bytes last, against whom they count until they are deleted.
CREATE TABLE leftover (
    sha256         text        PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    tenant         text        NOT NULL REFERENCES tenant (id),
    bytes          bigint      NOT NULL CHECK (bytes > 0),
    since          timestamptz NOT NULL,
    -- A deletion has begun, and is over by then whether or not anybody learns how it ended.
    deleting_until timestamptz,
    deleted_at     timestamptz
);
CREATE INDEX leftover_due ON leftover (since) WHERE deleted_at IS NULL;
CREATE INDEX leftover_of ON leftover (tenant) WHERE deleted_at IS NULL;
CREATE INDEX release_file_artifact ON release_file (sha256);

GRANT SELECT, INSERT, DELETE ON leftover TO ${service};
GRANT UPDATE (tenant, bytes, since, deleting_until, deleted_at) ON leftover TO ${service};

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
