package io.modelmarket.tenant;

import static io.modelmarket.tenant.ServiceDatabase.column;
import static io.modelmarket.tenant.ServiceDatabase.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Row-level security alone: Hibernate is out of the way, the service's own role runs plain SQL. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class RowSecurityTest {

    private static final List<String> GUARDED = List.of(
            "api_key",
            "audit_record",
            "consumer_refusal",
            "member",
            "model",
            "quarantine",
            "release",
            "release_event",
            "release_file",
            "tenant");
    private static final List<String> WITHOUT_TENANT =
            List.of("catalog_entry", "flyway_schema_history", "idempotency_key", "leftover", "outbox");

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    Market market;
    String victim;
    String attacker;

    @BeforeEach
    void giveBothOneOfEverything() throws SQLException {
        market = new Market(tokens);
        victim = filled("alice");
        attacker = filled("dan");
    }

    private String filled(String owner) throws SQLException {
        String tenant = market.tenantOf(owner);
        String release = market.draft(tenant, owner, "iris", "1.0.0");
        market.upload(owner, release, Market.model("iris"));
        market.post(owner, "/v1/tenants/" + tenant + "/keys", Map.of("name", "k"));
        ServiceDatabase.asServiceForGood(tenant, connection -> update(connection, """
                INSERT INTO quarantine (id, tenant, release_id, node, quarantined_at, crashes, window_seconds, last_cause,
                reported_at, lock_version)
                SELECT gen_random_uuid(), tenant, id, 'n1', now(), 3, 600, 'CRASHED', now(), 0 FROM release"""));
        ServiceDatabase.asServiceForGood(tenant, connection -> update(connection, """
                INSERT INTO consumer_refusal (id, tenant, release_id, node, consumer, refused_at, ends_at, crashes, requests,
                reported_at, lock_version)
                SELECT gen_random_uuid(), tenant, id, 'n1', 'globex', now() - interval '1 hour', now(), 3, 'r1', now(), 0
                FROM release"""));
        return tenant;
    }

    @Test
    void guardsEveryTableThatIsNotKnownToBelongToNobody() throws Exception {
        List<String> forced = ServiceDatabase.asOwner("", connection -> column(connection, """
                        SELECT relname FROM pg_class WHERE relnamespace = 'tenant_service'::regnamespace
                        AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity"""));
        List<String> all = ServiceDatabase.asOwner(
                "",
                connection -> column(
                        connection,
                        "SELECT relname FROM pg_class WHERE relnamespace = 'tenant_service'::regnamespace AND relkind = 'r'"));

        assertThat(forced).containsExactlyInAnyOrderElementsOf(GUARDED);
        assertThat(all).hasSize(GUARDED.size() + WITHOUT_TENANT.size()).containsAll(WITHOUT_TENANT);
    }

    @Test
    void knowsNoUniqueKeyThatTellsOfOtherTenants() throws Exception {
        List<String> keys =
                ServiceDatabase.asOwner("", connection -> column(connection, """
                        SELECT indexdef FROM pg_indexes WHERE schemaname = 'tenant_service' AND indexdef LIKE '%UNIQUE%'
                        AND tablename = ANY (string_to_array(?, ','))""", String.join(",", GUARDED)));

        assertThat(keys)
                .filteredOn(key -> !key.contains("(tenant"))
                .as("ids drawn at random or counted by the database, and the tenant itself")
                .allMatch(key -> key.endsWith("(id)"));
    }

    @Nested
    class UnderAnotherTenant {

        @Test
        void showsNothingOfTheVictim() throws Exception {
            for (String table : GUARDED) {
                List<String> seen = ServiceDatabase.asService(
                        attacker, connection -> column(connection, "SELECT DISTINCT tenant FROM " + table));

                assertThat(seen).as(table).containsExactly(attacker);
            }
        }

        @Test
        void changesNothingOfTheVictim() throws Exception {
            assertThat(ServiceDatabase.<Integer>asService(
                            attacker,
                            connection -> update(
                                            connection, "UPDATE member SET role = 'OWNER' WHERE tenant = ?", victim)
                                    + update(
                                            connection,
                                            "UPDATE api_key SET revoked_at = now() WHERE tenant = ?",
                                            victim)
                                    + update(connection, "UPDATE release SET status = 'DRAFT' WHERE tenant = ?", victim)
                                    + update(connection, "UPDATE release_file SET bytes = 1 WHERE tenant = ?", victim)
                                    + update(connection, "DELETE FROM member WHERE tenant = ?", victim)))
                    .isZero();
        }

        @Test
        void addsNothingInTheVictimsName() {
            assertThatThrownBy(() -> ServiceDatabase.<Integer>asService(attacker, RowSecurityTest.this::insertMember))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
        }

        @Test
        void givesNothingAwayToTheVictim() {
            assertThatThrownBy(() -> ServiceDatabase.<Integer>asOwner(
                            attacker, connection -> update(connection, "UPDATE member SET tenant = ?", victim)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
        }
    }

    @Nested
    class WithoutATenant {

        @Test
        void showsNothing() throws Exception {
            for (String table : GUARDED) {
                assertThat(ServiceDatabase.<List<String>>asService(
                                "", connection -> column(connection, "SELECT tenant FROM " + table)))
                        .as(table)
                        .isEmpty();
            }
        }

        @Test
        void addsNothing() {
            assertThatThrownBy(() -> ServiceDatabase.<Integer>asService("", RowSecurityTest.this::insertMember))
                    .hasMessageContaining("row-level security");
        }

        @Test
        void showsNothingEvenToTheOwnerOfTheTables() throws Exception {
            for (String table : GUARDED) {
                assertThat(ServiceDatabase.<List<String>>asOwner(
                                "", connection -> column(connection, "SELECT tenant FROM " + table)))
                        .as(table)
                        .isEmpty();
            }
        }
    }

    @Nested
    class AsThePlatform {

        @Test
        void showsBoth() throws Exception {
            for (String table : GUARDED) {
                assertThat(ServiceDatabase.<List<String>>asService(
                                "*", connection -> column(connection, "SELECT DISTINCT tenant FROM " + table)))
                        .as(table)
                        .contains(victim, attacker);
            }
        }

        @Test
        void stillCannotRewriteWhatIsOnRecord() {
            for (String statement : List.of(
                    "UPDATE audit_record SET actor = 'nobody'",
                    "DELETE FROM audit_record",
                    "UPDATE release_event SET note = ''",
                    "DELETE FROM release_event",
                    "DELETE FROM api_key",
                    "UPDATE api_key SET secret_sha256 = ''::bytea",
                    "UPDATE release SET version = '9.9.9'",
                    "UPDATE quarantine SET crashes = 1",
                    "DELETE FROM quarantine",
                    "UPDATE consumer_refusal SET consumer = 'initech'",
                    "DELETE FROM consumer_refusal",
                    "DELETE FROM release",
                    "UPDATE member SET tenant = 'other'",
                    "TRUNCATE audit_record",
                    "ALTER TABLE audit_record DISABLE ROW LEVEL SECURITY")) {
                assertThatThrownBy(() ->
                                ServiceDatabase.<Integer>asService("*", connection -> update(connection, statement)))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    private int insertMember(Connection connection) throws SQLException {
        return update(connection, """
                INSERT INTO member (id, tenant, email, subject, role, invited_at, joined_at, lock_version)
                VALUES (?, ?, 'mallory@example.com', 'mallory', 'OWNER', now(), now(), 0)""", UUID.randomUUID(), victim);
    }
}
