-- What finance has decided about usage that could not be taken: each event once, and for good.

CREATE TABLE usage_decision (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('TAKE_IN', 'SETTLE')),
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    events     bigint NOT NULL CHECK (events > 0),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX usage_decision_latest ON usage_decision (decided_at DESC);

-- What is taken in has a place, one after the other, as if it was the offset of a record in partition -1 of the usage
-- topic: by it intake's offset, the archive and recounts are through with it like with any other. The event is as it counts.
CREATE TABLE usage_decided (
    rejected_id bigint PRIMARY KEY REFERENCES usage_rejected,
    decision_id uuid NOT NULL REFERENCES usage_decision,
    place       bigint UNIQUE CHECK (place >= 0),
    event       bytea,
    node        text,
    epoch       bigint,
    sequence    bigint,
    CHECK (num_nonnulls(place, event, node, epoch, sequence) IN (0, 5)),
    UNIQUE (node, epoch, sequence)
);
CREATE INDEX usage_decided_by ON usage_decided (decision_id);

DO $$
DECLARE
    here constant text := '(SELECT current_setting(''app.tenant'', true))';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['usage_decision', 'usage_decided'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING (%s = ''*'') WITH CHECK (%s = ''*'')', name, here, here);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON usage_decision, usage_decided TO ${serviceRole};
