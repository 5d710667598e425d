package io.modelmarket.deploy.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether one hard quota holds over three data planes under load, and how soon its end is felt on each. */
final class QuotaBenchmark implements Benchmark {
    private static final List<Trial> TRIALS =
            List.of(new Trial(30, false), new Trial(1_000, false), new Trial(10_000, false), new Trial(10_000, true));
    private static final List<Trial> QUICK = List.of(new Trial(30, false), new Trial(3_000, true));
    private static final List<DataPlanes.Further> FURTHER =
            List.of(new DataPlanes.Further("node-2", Map.of()), new DataPlanes.Further("node-3", Map.of()));
    private static final Duration BEFORE_THE_KILL = Duration.ofMillis(700);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** One quota; {@code kill} kills a node while it is used and starts it again. */
    private record Trial(int quota, boolean kill) {

        String name() {
            return "quota " + quota + (kill ? ", one node killed" : "");
        }
    }

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public String description() {
        return "overshoot of a hard quota over three data planes (must be 0), and how soon its end is felt on each";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        Market market = RunningMarket.find(folder);
        List<QuotaFigures> figures = new ArrayList<>();
        try (DataPlanes planes = DataPlanes.start(folder, market, FURTHER, progress);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            for (Trial trial : options.quick() ? QUICK : TRIALS) {
                progress.accept(trial.name());
                figures.add(round(planes, market, http, trial));
            }
        }
        return new BenchOutcome(
                figures.stream().flatMap(each -> each.results().stream()).toList(),
                List.of("effect: from the last answer read anywhere to the node's first refusal until the month's end;"
                        + " refused early: 503 or 429 to come again in a second, while units were with other nodes"),
                figures.stream().map(QuotaFigures::table).collect(Collectors.joining(System.lineSeparator())));
    }

    private static QuotaFigures round(DataPlanes planes, Market market, HttpClient http, Trial trial) {
        String name =
                "q" + trial.quota() + "-" + Long.toString(InstantSource.system().millis(), Character.MAX_RADIX);
        Publishing steps = new Publishing(market, http);
        String partner = "maker-" + name;
        String consumer = "caller-" + name;
        Path sample = market.samples().resolve("digits");
        steps.createTenant("alice", partner, "Maker", "DE");
        steps.publish(
                partner,
                new Publishing.Offering(
                        "digits", "Handwritten digits", "Called on three nodes.", sample.resolve("model.onnx")));
        steps.createTenant("carla", consumer, "Caller", "AT");
        String plan = steps.createPlan(
                partner,
                Map.of(
                        "model",
                        partner + "/digits",
                        "name",
                        "hard-" + trial.quota(),
                        "currency",
                        "EUR",
                        "pricePerRequest",
                        "0.002",
                        "monthlyRequests",
                        trial.quota()));
        steps.subscribe(consumer, plan);
        String key = steps.createKey(consumer);
        planes.markets().forEach(each -> new Publishing(each, http).awaitServed(partner + ".digits", key));
        List<QuotaFigures.Node> nodes = loaded(planes, partner + ".digits", key, body(sample), trial.kill());
        long answered = nodes.stream().mapToLong(QuotaFigures.Node::answers).sum();
        return new QuotaFigures(trial.name(), trial.quota(), nodes, counted(steps, consumer, answered));
    }

    private static List<QuotaFigures.Node> loaded(
            DataPlanes planes, String model, String key, byte[] body, boolean kill) {
        List<NodeLoad> loads = new ArrayList<>();
        try {
            for (Market each : planes.markets()) {
                loads.add(new NodeLoad(each.platformApi().resolve("/v2/models/" + model + "/infer"), key, body));
            }
            loads.forEach(NodeLoad::start);
            if (kill) {
                pause(BEFORE_THE_KILL);
                planes.killLast();
            }
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (!loads.stream().allMatch(NodeLoad::ended)) {
                if (System.nanoTime() > deadline) {
                    throw new StackException("the quota was not used up within " + LIMIT);
                }
                pause(LOOK_EVERY);
            }
            pause(LOOK_EVERY);
        } finally {
            loads.forEach(NodeLoad::close);
        }
        List<QuotaFigures.Node> nodes = new ArrayList<>();
        for (NodeLoad load : loads) {
            nodes.add(new QuotaFigures.Node(
                    planes.names().get(nodes.size()),
                    load.answers(),
                    load.early(),
                    load.broken(),
                    load.lastAnswer(),
                    load.firstEnd()));
        }
        return nodes;
    }

    /** What billing has counted, as soon as it is as much as was answered, or what it is after a while. */
    private static long counted(Publishing steps, String consumer, long answered) {
        long deadline = System.nanoTime() + COUNTED_WITHIN.toNanos();
        long counted = -1;
        while (counted != answered && System.nanoTime() < deadline) {
            pause(LOOK_EVERY);
            JsonNode quotas = steps.billing("carla").get("/v1/tenants/" + consumer + "/quotas");
            counted = quotas.path("items").path(0).path("used").asLong();
        }
        return counted;
    }

    private static byte[] body(Path sample) {
        try {
            return Files.readAllBytes(sample.resolve("request.json"));
        } catch (IOException e) {
            throw new StackException("the sample's request cannot be read: " + e.getMessage(), e);
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
