package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.instance.MarketInstance;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clients that know nothing of us: curl, fetch, and gRPC from the protocol's file, in {@code src/test/node}; and Apache
 * Camel's.
 */
final class StrangersClients {

    private static final Path ROOT = Path.of(System.getProperty("market.root"));
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "calls.mjs", "models.mjs", "strangers.mjs");
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration CALLS = Duration.ofMinutes(3);
    private static final String PARTNER = "stranger-maker";
    private static final String CONSUMER = "stranger-caller";

    private final MarketInstance instance;
    private final Market market;
    private @Nullable String key;

    StrangersClients(MarketInstance instance, Path data) {
        this.instance = instance;
        this.market = RunningMarket.find(new DataFolder(data));
    }

    /** Publishes every sample model and calls each over every way; a line for each model. */
    List<JsonNode> call() {
        Path folder = installed();
        Map<String, String> environment = Map.of(
                "HTTP", market.platformApi().toString(),
                "GRPC", market.grpcTarget(),
                "KEY", key(),
                "PARTNER", PARTNER,
                "SAMPLES", market.samples().toString(),
                "PROTO",
                        ROOT.resolve("platform-api/src/main/proto/inference.proto")
                                .toString());
        String said = instance.execute(CALLS, List.of("node", "strangers.mjs"), folder, environment)
                .succeeded()
                .output();
        return said.lines().map(StrangersClients::read).toList();
    }

    /** Asks everything that Camel's client can ask, of the iris model, the evaluation file's flowers in one request. */
    void callThroughCamel() {
        JsonNode known = read(market.samples().resolve("iris-mlp/eval.json"));
        List<Float> numbers = numbers(known.path("x"));
        List<Long> shape = List.of((long) known.path("x").size(), 4L);
        String model = PARTNER + ".iris-mlp";
        try (CamelClient camel = new CamelClient(market.grpcTarget(), key())) {
            assertThat(camel.liveAndReady()).isTrue();
            assertThat(camel.ready(model)).isTrue();
            assertThat(camel.metadata(model, "1").getInputs(0).getName()).isEqualTo("features");
            ByteBuffer answer = camel.infer(model, "features", shape, numbers)
                    .getRawOutputContents(0)
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (float expected : numbers(known.path("expected_probabilities"))) {
                assertThat(answer.getFloat()).isCloseTo(expected, within(1e-5f));
            }
            assertThat(camel.failure(() -> camel.infer(model, "features", List.of(1L, 4L), numbers)))
                    .contains("INVALID_ARGUMENT", "'features'");
            assertThat(camel.failure(() -> camel.ready(PARTNER + ".nothing"))).contains("NOT_FOUND");
        }
        try (CamelClient camel = new CamelClient(market.grpcTarget(), "mkt_live_nobody")) {
            assertThat(camel.failure(() -> camel.ready(model))).contains("UNAUTHENTICATED");
        }
    }

    private static List<Float> numbers(JsonNode rows) {
        List<Float> numbers = new ArrayList<>();
        rows.forEach(row -> row.forEach(number -> numbers.add(number.floatValue())));
        return numbers;
    }

    private String key() {
        if (key == null) {
            key = subscribed();
        }
        return key;
    }

    /** Publishes every sample model; a key of a consumer that may call them. */
    private String subscribed() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Publishing steps = new Publishing(market, http);
            steps.createTenant("alice", PARTNER, "Maker", "DE");
            steps.createTenant("carla", CONSUMER, "Caller", "AT");
            List<String> models = models();
            for (String model : models) {
                Path file = market.samples().resolve(model).resolve("model.onnx");
                steps.publish(PARTNER, new Publishing.Offering(model, model, "Called by strangers.", file));
                steps.subscribe(
                        CONSUMER,
                        steps.createPlan(
                                PARTNER,
                                Map.of(
                                        "model",
                                        PARTNER + "/" + model,
                                        "name",
                                        "calls",
                                        "currency",
                                        "EUR",
                                        "pricePerRequest",
                                        "0.001",
                                        "monthlyRequests",
                                        1_000_000)));
            }
            String made = steps.createKey(CONSUMER);
            models.forEach(model -> steps.awaitServed(PARTNER + "." + model, made));
            return made;
        }
    }

    /** The folders that hold a model. */
    private List<String> models() {
        List<String> models = new ArrayList<>();
        try (var folders = Files.newDirectoryStream(market.samples(), Files::isDirectory)) {
            folders.forEach(folder -> models.add(folder.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        models.sort(null);
        return models;
    }

    private Path installed() {
        Path source = ROOT.resolve("deploy/acceptance/src/test/node");
        Path target = ROOT.resolve("deploy/acceptance/target/node");
        try {
            Files.createDirectories(target);
            for (String file : FILES) {
                Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        instance.execute(INSTALL, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), target, Map.of())
                .succeeded();
        return target;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
