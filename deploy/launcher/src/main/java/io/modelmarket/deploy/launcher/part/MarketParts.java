package io.modelmarket.deploy.launcher.part;

import io.modelmarket.deploy.stack.Stack;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.postgres.Databases;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Wires the parts of one market to one another. Secrets reach a service through its environment only. */
public final class MarketParts {
    private static final String TOPICS_PREFIX = "market";

    /**
     * An account of no bank, with check digits that are right, so that what is bought in this market says where to pay.
     */
    private static final Map<String, String> MADE_UP_ACCOUNT = Map.of(
            "MARKET_SELLER_ACCOUNT_IBAN", "DE50000000000123456789",
            "MARKET_SELLER_ACCOUNT_HOLDER", "Modelmarket demo: do not pay",
            "MARKET_SELLER_ACCOUNT_BANK", "no bank, a made-up account");

    private final Stack stack;
    private final MarketPorts ports;
    private final MarketUrls urls;
    private final Path root;

    public MarketParts(DataFolder folder, MarketPorts ports) {
        this.stack = new Stack(folder, ports.stack());
        this.ports = ports;
        this.urls = MarketUrls.on(ports);
        this.root = BuiltParts.find().root();
    }

    public MarketUrls urls() {
        return urls;
    }

    public MarketPorts ports() {
        return ports;
    }

    public Stack stack() {
        return stack;
    }

    /** The part of that name. */
    public Part part(PartName name) {
        return switch (name) {
            case POSTGRES -> stack.postgres();
            case KAFKA -> new KafkaWithTopics(stack.kafka(), TOPICS_PREFIX);
            case KEYCLOAK -> stack.keycloak();
            case TENANT_SERVICE -> service(name, controlPlane("tenant_service"));
            case BILLING -> service(name, billing());
            case PLATFORM_API -> service(name, dataPlane("node-1", ports.get(PortName.PLATFORM_API_GRPC)));
            case CONSOLE -> service(name, console());
        };
    }

    /** Billing with settings of its own, by their names in the environment. */
    public Part billing(Map<String, String> settings) {
        Map<String, String> environment = billing();
        environment.putAll(settings);
        return service(PartName.BILLING, environment);
    }

    /** A data plane beside the market's own, of that node name, on ports of its own. */
    public Part furtherDataPlane(String node, int httpPort, int grpcPort, Map<String, String> settings) {
        Map<String, String> environment = dataPlane(node, grpcPort);
        environment.putAll(settings);
        return service(PartName.PLATFORM_API, node, httpPort, environment);
    }

    private Part service(PartName name, Map<String, String> own) {
        return service(name, name.label(), ports.get(name.ports().getFirst()), own);
    }

    private Part service(PartName name, String label, int port, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "3S");
        // Keycloak starts beside the services: they ask for it at their first request instead of waiting for it here.
        environment.put("QUARKUS_OIDC_CONNECTION_DELAY", "");
        String module = name == PartName.CONSOLE ? "web-console" : name.label();
        return new ServicePart(name, label, port, stack.folder(), root.resolve(module), environment);
    }

    private Map<String, String> controlPlane(String role) {
        Databases databases = stack.postgres().databases();
        Map<String, String> environment = new HashMap<>(kafka());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", databases.jdbcUrl("modelmarket") + "?currentSchema=" + role);
        environment.put("QUARKUS_DATASOURCE_USERNAME", role);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", databases.password(role));
        environment.put("QUARKUS_FLYWAY_USERNAME", role + "_owner");
        environment.put("QUARKUS_FLYWAY_PASSWORD", databases.password(role + "_owner"));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", urls.issuer());
        environment.put("MARKET_ARTIFACTS_FOLDER", folder("artifacts"));
        return environment;
    }

    private Map<String, String> billing() {
        Map<String, String> environment = controlPlane("billing");
        environment.put("MARKET_LEDGER_FOLDER", folder("ledger"));
        environment.put("MARKET_ARCHIVE_FOLDER", folder("archive"));
        environment.put("MARKET_REPORT_FOLDER", folder("reports"));
        environment.putAll(MADE_UP_ACCOUNT);
        return environment;
    }

    private Map<String, String> dataPlane(String node, int grpcPort) {
        Map<String, String> environment = new HashMap<>(kafka());
        environment.put("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1");
        environment.put("QUARKUS_GRPC_SERVER_PORT", Integer.toString(grpcPort));
        environment.put("MARKET_ARTIFACTS_FOLDER", folder("artifacts"));
        environment.put("MARKET_NODE_NAME", node);
        environment.put("MARKET_NODE_FOLDER", folder(node));
        return environment;
    }

    private Map<String, String> console() {
        return Map.of(
                "QUARKUS_OIDC_AUTH_SERVER_URL", urls.issuer(),
                "QUARKUS_OIDC_CREDENTIALS_SECRET", stack.keycloak().realm().clientSecret("modelmarket-console"),
                "MARKET_GATEWAY_TENANT_SERVICE_URL", urls.tenantService(),
                "MARKET_GATEWAY_BILLING_URL", urls.billing(),
                "MARKET_GATEWAY_PLATFORM_API_URL", urls.platformApi(),
                "MARKET_SESSION_API_URL", urls.platformApi());
    }

    private Map<String, String> kafka() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", stack.kafka().bootstrapServers(), "MARKET_TOPICS_PREFIX", TOPICS_PREFIX);
    }

    private String folder(String name) {
        Path made = stack.folder().part(name);
        try {
            Files.createDirectories(made);
        } catch (IOException e) {
            throw new StackException("cannot create " + made + ": " + e.getMessage(), e);
        }
        return made.toString();
    }
}
