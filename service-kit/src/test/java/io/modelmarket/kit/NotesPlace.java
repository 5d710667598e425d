package io.modelmarket.kit;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A place of the embedded stack with the tables of a small service of notes. */
public class NotesPlace implements QuarkusTestResourceLifecycleManager {

    private static final String DDL = """
            CREATE TABLE note (
              id uuid PRIMARY KEY, tenant text NOT NULL, text text NOT NULL, version int NOT NULL DEFAULT 0,
              UNIQUE (tenant, text));
            ALTER TABLE note ENABLE ROW LEVEL SECURITY;
            ALTER TABLE note FORCE ROW LEVEL SECURITY;
            CREATE POLICY own ON note
              USING (tenant = current_setting('app.tenant', true) OR current_setting('app.tenant', true) = '*')
              WITH CHECK (tenant = current_setting('app.tenant', true) OR current_setting('app.tenant', true) = '*');
            CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, key text NOT NULL,
              payload bytea, created_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE idempotency_key (scope text NOT NULL, key text NOT NULL, fingerprint text NOT NULL, status int,
              body bytea, content_type text, location text, created_at timestamptz NOT NULL DEFAULT now(),
              PRIMARY KEY (scope, key));
            GRANT SELECT, INSERT, UPDATE, DELETE ON note, outbox, idempotency_key TO billing;
            """;

    private static TestPlace place;

    /** The place of the running test. */
    static TestPlace place() {
        return place;
    }

    @Override
    public Map<String, String> start() {
        place = TestStack.shared(StackPart.POSTGRES, StackPart.KAFKA, StackPart.KEYCLOAK)
                .place();
        try (Connection connection = DriverManager.getConnection(
                        place.jdbcUrl("billing"), "billing_owner", place.password("billing_owner"));
                Statement statement = connection.createStatement()) {
            statement.execute(DDL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return place.serviceConfig("billing");
    }

    @Override
    public void stop() {
        // The stack stops with the JVM.
    }
}
