-- What a node has sent and nobody has read: stretches of its sequence below its mark of which nothing is counted in this
-- partition. An event of one is counted when it comes, and only then; the mark that data planes hear of ends before them.

ALTER TABLE intake_mark ADD COLUMN missing int8multirange NOT NULL DEFAULT '{}';
ALTER TABLE intake_mark ADD CONSTRAINT missing_below_mark CHECK (isempty(missing) OR upper(missing) - 1 <= sequence);
CREATE INDEX intake_mark_missing ON intake_mark (node, epoch) WHERE NOT isempty(missing);

-- The same for the archive, which decides what is a duplicate by itself.
ALTER TABLE archive_mark ADD COLUMN missing int8multirange NOT NULL DEFAULT '{}';

-- Of what is missing, what nobody waits for any more. It counts all the same when it comes.
CREATE TABLE usage_write_off (
    id             uuid PRIMARY KEY,
    node           text NOT NULL,
    epoch          bigint NOT NULL,
    partition      int NOT NULL,
    missing        int8multirange NOT NULL CHECK (NOT isempty(missing)),
    reason         text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    written_off_by text NOT NULL,
    written_off_at timestamptz NOT NULL
);
CREATE INDEX usage_write_off_mark ON usage_write_off (node, epoch, partition);

ALTER TABLE usage_write_off ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_write_off FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON usage_write_off USING ((SELECT current_setting('app.tenant', true)) = '*')
    WITH CHECK ((SELECT current_setting('app.tenant', true)) = '*');
GRANT SELECT, INSERT ON usage_write_off TO ${serviceRole};
