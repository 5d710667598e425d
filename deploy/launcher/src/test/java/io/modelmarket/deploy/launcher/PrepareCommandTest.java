package io.modelmarket.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.command.PrepareCommand;
import io.modelmarket.deploy.stack.BareStack;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.deploy.stack.keycloak.Realm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One life of parts that somebody else runs: looked at, prepared, looked at again, disturbed, mended. */
@TestMethodOrder(OrderAnnotation.class)
class PrepareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REDIRECT = "https://market.example/*";
    /** No other run's, as the Keycloak may be kept between runs. */
    private static final String REALM = "shop-" + UUID.randomUUID();

    @TempDir
    static Path folder;

    private static BareStack parts;
    private static final Map<String, String> ENVIRONMENT = new HashMap<>();

    @BeforeAll
    static void startAsSomebodyElseDoes() throws SQLException {
        parts = BareStack.start(folder, TestStack.shared(StackPart.KEYCLOAK));
        for (String role : List.of("TENANT_SERVICE_OWNER", "TENANT_SERVICE", "BILLING_OWNER", "BILLING")) {
            ENVIRONMENT.put("MARKET_DATABASE_PASSWORD_" + role, "it's of " + role);
        }
        for (String user : List.of("ALICE", "DAN", "GUS", "CARLA", "OLGA", "FIONA", "FELIX")) {
            ENVIRONMENT.put("MARKET_USER_" + user, "secret-of-" + user);
        }
        ENVIRONMENT.put("MARKET_CLIENT_CONSOLE", "secret-of-the-console-0123456789ab");
        ENVIRONMENT.put("MARKET_PREPARE_POSTGRES_PASSWORD", "secret-of-the-dba");
        ENVIRONMENT.put("MARKET_PREPARE_KEYCLOAK_PASSWORD", parts.keycloakPassword());
        asSuperuser("CREATE ROLE dba LOGIN CREATEROLE CREATEDB PASSWORD 'secret-of-the-dba'");
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    @Order(1)
    void saysWhatIsMissingAndMakesNothing() {
        Run first = all("--check", "--json");
        Run second = all("--check", "--json");

        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.states()).containsOnlyKeys("MISSING");
        assertThat(first.states().get("MISSING"))
                .contains("role billing", "database modelmarket", "topic market.usage", "realm " + REALM);
        assertThat(second.output()).isEqualTo(first.output());
    }

    @Test
    @Order(2)
    void makesEverythingAsAnAdministratorWhoIsNoSuperuser() {
        Run run = all("--json", "--demo-people");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.states().get("MADE"))
                .contains("role billing", "role tenant_service_owner", "schema billing", "topic market.usage")
                .contains("realm " + REALM, "client modelmarket-console", "person olga");
        assertThat(run.states()).doesNotContainKeys("MISSING", "WRONG");
        assertThat(run.json().path("issuer").asText()).isEqualTo(issuer());
    }

    @Test
    @Order(3)
    void findsEverythingThereASecondTime() {
        Run again = all("--json", "--demo-people");
        Run check = all("--check");

        assertThat(again.exit()).isZero();
        assertThat(again.states()).containsOnlyKeys("THERE");
        assertThat(check.exit()).isZero();
        assertThat(check.output()).contains("there    role billing\n", "prepared");
    }

    @Test
    @Order(4)
    void bindsServicesToTheirOwnSchemas() throws SQLException {
        try (Connection owner = service("billing_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE billing.thing (id int)");
        }
        try (Connection billing = service("billing");
                Statement statement = billing.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE billing.other (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM billing.thing"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE tenant_service.other (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @Order(5)
    void letsPeopleSignInForBothServices() throws Exception {
        String token = new Realm(issuer(), secret -> "secret-of-OLGA").token("olga");

        JsonNode claims = JSON.readTree(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))));
        assertThat(claims.path("aud"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("billing", "tenant-service");
        assertThat(claims.at("/realm_access/roles"))
                .extracting(JsonNode::asText)
                .containsExactly("operator");
    }

    @Test
    @Order(6)
    void findsWhatWasChangedAndMendsIt() throws Exception {
        asSuperuser("ALTER ROLE billing BYPASSRLS CREATEDB");
        asSuperuser("GRANT billing_owner TO billing");
        asSuperuser("ALTER ROLE tenant_service PASSWORD 'another'");
        setTopic("market.keys", "cleanup.policy", "delete");

        Run check = asSuperuserOn("https://other.example/*", "--check", "--json");
        Run mended = asSuperuserOn("https://other.example/*", "--json");
        Run after = asSuperuserOn("https://other.example/*", "--check", "--json");

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.states().get("WRONG"))
                .containsExactlyInAnyOrder(
                        "role billing",
                        "rights in billing",
                        "sign-in of tenant_service",
                        "topic market.keys",
                        "client modelmarket-console");
        assertThat(check.output()).contains("CREATEDB, BYPASSRLS member of billing_owner", "redirectUris");
        assertThat(mended.exit()).as(mended.output()).isZero();
        assertThat(mended.states().get("MENDED")).hasSize(4);
        assertThat(after.exit()).as(after.output()).isZero();
    }

    @Test
    @Order(7)
    void leavesToItsOwnerWhatItCannotMend() throws Exception {
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of("market.usage", NewPartitions.increaseTo(9)))
                    .all()
                    .get();
        }

        Run run = run("--kafka", parts.brokers());
        Run told = run("--kafka", parts.brokers(), "--usage-partitions", "9");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("WRONG    topic market.usage: has 9 partitions and must have 6");
        assertThat(told.exit()).as(told.output()).isZero();
    }

    @Test
    @Order(8)
    void saysWhoIsNotLetIn() {
        Run postgres = run("--postgres", parts.postgresUrl(), "--postgres-admin", "postgres");
        Run keycloak = run("--keycloak", parts.keycloakUrl(), "--keycloak-admin", "nobody", "--redirect", REDIRECT);
        Run kafka = run("--kafka", "127.0.0.1:1");

        assertThat(postgres.exit()).isEqualTo(1);
        assertThat(postgres.errors()).contains("does not let postgres in", "password authentication failed");
        assertThat(keycloak.exit()).isEqualTo(1);
        assertThat(keycloak.errors()).contains("does not let nobody in: name or password is wrong");
        assertThat(kafka.exit()).isEqualTo(1);
        assertThat(kafka.errors()).contains("Kafka at 127.0.0.1:1 did not do as asked");
    }

    @Test
    @Order(9)
    void refusesWhatIsNotComplete() {
        assertThat(run().errors()).contains("say what to prepare");
        assertThat(run("--postgres", "jdbc:postgresql://db/postgres?password=x").errors())
                .contains("must not have user or password");
        assertThat(run("--keycloak", parts.keycloakUrl()).errors()).contains("--redirect");
        assertThat(run("--keycloak", parts.keycloakUrl(), "--redirect", "*").errors())
                .contains("has to be an address like");
    }

    private Run all(String... more) {
        return everything("dba", REDIRECT, more);
    }

    private Run asSuperuserOn(String redirect, String... more) {
        String dbas = ENVIRONMENT.put("MARKET_PREPARE_POSTGRES_PASSWORD", parts.postgresPassword());
        try {
            return everything("postgres", redirect, more);
        } finally {
            ENVIRONMENT.put("MARKET_PREPARE_POSTGRES_PASSWORD", dbas);
        }
    }

    private Run everything(String admin, String redirect, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--postgres", parts.postgresUrl(), "--postgres-admin", admin, "--kafka", parts.brokers()));
        arguments.addAll(List.of("--keycloak", parts.keycloakUrl(), "--realm", REALM, "--redirect", redirect));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = Main.tellingFailures(
                        new CommandLine(new PrepareCommand(name -> Optional.ofNullable(ENVIRONMENT.get(name)))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
        assertThat(out + errors.toString()).doesNotContain(ENVIRONMENT.values());
        return new Run(exit, out.toString(), errors.toString());
    }

    private static String issuer() {
        return parts.keycloakUrl() + "/realms/" + REALM;
    }

    private static Connection service(String role) throws SQLException {
        String url = parts.postgresUrl().replace("/postgres", "/modelmarket");
        return DriverManager.getConnection(url, role, "it's of " + role.toUpperCase(java.util.Locale.ROOT));
    }

    private static void asSuperuser(String command) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(parts.postgresUrl(), "postgres", parts.postgresPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void setTopic(String topic, String name, String value) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", parts.brokers()));
    }

    private record Run(int exit, String output, String errors) {

        JsonNode json() {
            try {
                return JSON.readTree(output.getBytes(StandardCharsets.UTF_8));
            } catch (java.io.IOException e) {
                throw new AssertionError(output + errors, e);
            }
        }

        /** The things by how they were found. */
        Map<String, List<String>> states() {
            Map<String, List<String>> states = new HashMap<>();
            for (JsonNode finding : json().path("findings")) {
                states.computeIfAbsent(finding.path("state").asText(), state -> new ArrayList<>())
                        .add(finding.path("thing").asText());
            }
            return states;
        }
    }
}
