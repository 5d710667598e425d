-- When nodes were heard from, and what of dead nodes' leases the operator has written off.

CREATE TABLE node_heard (
    node     text PRIMARY KEY,
    heard_at timestamptz NOT NULL
) WITH (fillfactor = 70);

-- Units that came back without the node's promise; granted and counted are the lease's as it was.
CREATE TABLE lease_write_off (
    id              uuid PRIMARY KEY,
    node            text NOT NULL,
    subscription_id uuid NOT NULL,
    period          date NOT NULL,
    granted         bigint NOT NULL,
    counted         bigint NOT NULL,
    reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    written_off_by  text NOT NULL,
    written_off_at  timestamptz NOT NULL,
    CHECK (granted > counted AND counted >= 0)
);
CREATE INDEX lease_write_off_node ON lease_write_off (node, written_off_at DESC);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['node_heard', 'lease_write_off'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY platform ON %I USING ((SELECT current_setting(''app.tenant'', true)) = ''*'')'
            || ' WITH CHECK ((SELECT current_setting(''app.tenant'', true)) = ''*'')', name);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON node_heard TO ${serviceRole};
GRANT SELECT, INSERT ON lease_write_off TO ${serviceRole};
