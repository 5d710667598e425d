package io.modelmarket.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.contracts.event.Topic;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class TestPlaceTest {

    @Test
    void givesEachServiceItsSchemaAndNoMore() throws SQLException {
        TestPlace place = TestStack.shared(StackPart.POSTGRES, StackPart.KAFKA).place();
        Map<String, String> config = place.serviceConfig("tenant-service");

        try (Connection owner = connect(place, "tenant_service_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE thing (id int)");
            statement.execute("GRANT SELECT ON thing TO tenant_service");
        }

        try (Connection service = connect(place, "tenant_service");
                Statement statement = service.createStatement()) {
            assertThat(statement.executeQuery("SELECT count(*) FROM thing").next())
                    .isTrue();
            assertThatThrownBy(() -> statement.execute("CREATE TABLE other (id int)"))
                    .hasMessageContaining("permission denied");
        }
        try (Connection billing = connect(place, "billing");
                Statement statement = billing.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM tenant_service.thing"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(config).containsEntry("quarkus.flyway.username", "tenant_service_owner");
    }

    @Test
    void refusesAWrongPassword() {
        TestPlace place = TestStack.shared(StackPart.POSTGRES).place();

        assertThatThrownBy(() -> DriverManager.getConnection(place.jdbcUrl("billing"), "billing", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void createsCompactedTopicsAndPartitionedUsage() throws Exception {
        TestPlace place = TestStack.shared(StackPart.KAFKA).place();

        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) place.bootstrapServers()))) {
            var found = admin.describeTopics(List.of(place.topic(Topic.USAGE), place.topic(Topic.KEYS)))
                    .allTopicNames()
                    .get();

            assertThat(found)
                    .hasEntrySatisfying(
                            place.topic(Topic.USAGE),
                            usage -> assertThat(usage.partitions()).hasSize(6))
                    .hasEntrySatisfying(
                            place.topic(Topic.KEYS),
                            keys -> assertThat(keys.partitions()).hasSize(1));
        }
    }

    @Test
    void givesTokensForBothServicesAndNotForTheAccountPages() throws Exception {
        TestPlace place = TestStack.shared(StackPart.KEYCLOAK).place();

        JsonNode olga = claims(place.token("olga"));
        JsonNode alice = claims(place.token("alice"));

        assertThat(olga.path("aud"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("tenant-service", "billing");
        assertThat(olga.path("realm_access").path("roles"))
                .extracting(JsonNode::asText)
                .containsExactly("operator");
        assertThat(alice.path("realm_access").path("roles")).isEmpty();
        assertThat(alice.path("email").asText()).isEqualTo("alice@example.com");
        assertThat(alice.path("email_verified").asBoolean()).isTrue();
        assertThat(alice.path("sub").asText()).isNotBlank();
        assertThat(alice.path("iss").asText()).isEqualTo(place.issuer());
    }

    @Test
    void letsAUserSignInTwiceAtOnce() {
        TestPlace place = TestStack.shared(StackPart.KEYCLOAK).place();

        List<CompletableFuture<String>> attempts;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            attempts = Stream.generate(() -> CompletableFuture.supplyAsync(() -> place.token("carla"), executor))
                    .limit(12)
                    .toList();
        }

        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.join()).isNotBlank());
    }

    private static Connection connect(TestPlace place, String role) throws SQLException {
        String schema = role.replace("_owner", "");
        return DriverManager.getConnection(place.jdbcUrl(schema), role, place.password(role));
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper()
                .readTree(
                        Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))));
    }
}
