package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.command.PrepareCommand;
import io.modelmarket.deploy.stack.BareStack;
import io.modelmarket.deploy.stack.keycloak.Realm;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ports;
import io.modelmarket.deploy.stack.process.Survivors;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Two of each service on parts that somebody else runs, prepared with {@code market prepare}; one console. */
final class Cluster implements AutoCloseable {

    private static final List<String> PEOPLE = List.of("ALICE", "DAN", "GUS", "CARLA", "OLGA", "FIONA", "FELIX");
    private static final String CONSOLE_SECRET = "a-secret-of-the-console-0123456789";

    private final Path root;
    private final DataFolder folder;
    private final BareStack parts;
    private final Map<String, String> secrets = new HashMap<>();
    private final List<ClusterProcess> all = new ArrayList<>();
    private final List<ClusterProcess> tenantServices;
    private final List<ClusterProcess> billings;
    private final List<ClusterProcess> platformApis;
    private final List<Integer> grpc = List.of(Ports.free(), Ports.free());
    private final Balancer tenantService;
    private final Balancer billing;
    private final Balancer platformApi;
    private final ClusterProcess console;

    Cluster(Path root) throws IOException {
        this.root = root;
        this.folder = new DataFolder(root.resolve("services")).create();
        this.parts = BareStack.start(root.resolve("parts"));
        prepare();
        this.tenantServices = pair(index -> service(
                "tenant-service",
                index,
                controlPlane("tenant_service", Map.of("MARKET_ARTIFACTS_FOLDER", made("models")))));
        this.billings = pair(index -> service(
                "billing",
                index,
                controlPlane(
                        "billing",
                        Map.of(
                                "MARKET_LEDGER_FOLDER", made("ledger"),
                                "MARKET_ARCHIVE_FOLDER", made("archive"),
                                "MARKET_REPORT_FOLDER", made("reports"),
                                "MARKET_ARCHIVE_WRITE_EVERY", "2s"))));
        this.platformApis = pair(index -> service("platform-api", index, dataPlane(index)));
        this.tenantService = new Balancer(ports(tenantServices));
        this.billing = new Balancer(ports(billings));
        this.platformApi = new Balancer(ports(platformApis));
        this.console = service("web-console", 0, consoles());
    }

    void start(HttpClient http) {
        all.forEach(ClusterProcess::start);
        all.forEach(each -> each.awaitReady(http));
    }

    List<ClusterProcess> tenantServices() {
        return tenantServices;
    }

    List<ClusterProcess> billings() {
        return billings;
    }

    List<ClusterProcess> platformApis() {
        return platformApis;
    }

    ClusterProcess console() {
        return console;
    }

    String platformApi() {
        return platformApi.url();
    }

    /**
     * The demo's arguments: where all that is. Its calls go to one data plane: it counts a hard quota to the last unit
     * without calling again, and what is left at the end may be with another one.
     */
    List<String> addresses() {
        return List.of(
                "--tenant-service", tenantService.url(),
                "--billing", billing.url(),
                "--platform-api", platformApis.getLast().url(),
                "--grpc", "127.0.0.1:" + grpc.getLast(),
                "--console", console.url(),
                "--issuer", issuer());
    }

    Optional<String> secret(String variable) {
        return Optional.ofNullable(secrets.get(variable));
    }

    String token(String user) {
        return new Realm(issuer(), ignored -> "a-password-of-the-demo").token(user);
    }

    private String issuer() {
        return parts.keycloakUrl() + "/realms/cluster";
    }

    private void prepare() {
        for (String role : List.of("TENANT_SERVICE_OWNER", "TENANT_SERVICE", "BILLING_OWNER", "BILLING")) {
            secrets.put("MARKET_DATABASE_PASSWORD_" + role, "a-password-of-" + role);
        }
        PEOPLE.forEach(user -> secrets.put("MARKET_USER_" + user, "a-password-of-the-demo"));
        secrets.put("MARKET_CLIENT_CONSOLE", CONSOLE_SECRET);
        secrets.put("MARKET_PREPARE_POSTGRES_PASSWORD", parts.postgresPassword());
        secrets.put("MARKET_PREPARE_KEYCLOAK_PASSWORD", parts.keycloakPassword());
        List<String> arguments = List.of(
                "--postgres",
                parts.postgresUrl(),
                "--kafka",
                parts.brokers(),
                "--topics-prefix",
                "cluster",
                "--keycloak",
                parts.keycloakUrl(),
                "--realm",
                "cluster",
                "--redirect",
                "http://127.0.0.1/*",
                "--demo-people");
        assertThat(new CommandLine(new PrepareCommand(this::secret)).execute(arguments.toArray(String[]::new)))
                .isZero();
    }

    private Map<String, String> controlPlane(String schema, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        String part = schema.toUpperCase(java.util.Locale.ROOT);
        environment.putAll(kafka());
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                parts.postgresUrl().replaceFirst("/postgres$", "/modelmarket?currentSchema=" + schema));
        environment.put("QUARKUS_DATASOURCE_USERNAME", schema);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "a-password-of-" + part);
        environment.put("QUARKUS_FLYWAY_USERNAME", schema + "_owner");
        environment.put("QUARKUS_FLYWAY_PASSWORD", "a-password-of-" + part + "_OWNER");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
        return environment;
    }

    private Map<String, String> dataPlane(int index) throws IOException {
        Map<String, String> environment = new HashMap<>(kafka());
        environment.put("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1");
        environment.put("QUARKUS_GRPC_SERVER_PORT", Integer.toString(grpc.get(index)));
        environment.put("MARKET_ARTIFACTS_FOLDER", made("models"));
        environment.put("MARKET_NODE_NAME", "shop-platform-api-" + index);
        environment.put("MARKET_NODE_FOLDER", made("node-" + index));
        return environment;
    }

    private Map<String, String> consoles() {
        return Map.of(
                "QUARKUS_OIDC_AUTH_SERVER_URL", issuer(),
                "QUARKUS_OIDC_CREDENTIALS_SECRET", CONSOLE_SECRET,
                "MARKET_GATEWAY_TENANT_SERVICE_URL", tenantService.url(),
                "MARKET_GATEWAY_BILLING_URL", billing.url(),
                "MARKET_GATEWAY_PLATFORM_API_URL", platformApi.url(),
                "MARKET_SESSION_API_URL", platformApi.url());
    }

    private Map<String, String> kafka() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", parts.brokers(), "MARKET_TOPICS_PREFIX", "cluster");
    }

    private ClusterProcess service(String module, int index, Map<String, String> environment) throws IOException {
        ClusterProcess service = new ClusterProcess(module + "-" + index, module, Ports.free(), folder, environment);
        all.add(service);
        return service;
    }

    private String made(String name) throws IOException {
        return Files.createDirectories(root.resolve("volumes").resolve(name)).toString();
    }

    private static List<Integer> ports(List<ClusterProcess> services) {
        return services.stream().map(ClusterProcess::port).toList();
    }

    private static List<ClusterProcess> pair(Made made) throws IOException {
        return List.of(made.at(0), made.at(1));
    }

    @Override
    public void close() throws IOException {
        all.forEach(ClusterProcess::stop);
        Survivors.end(folder);
        for (Balancer door : List.of(tenantService, billing, platformApi)) {
            door.close();
        }
        parts.close();
    }

    /** Makes the one of a pair with that number. */
    private interface Made {
        ClusterProcess at(int index) throws IOException;
    }
}
