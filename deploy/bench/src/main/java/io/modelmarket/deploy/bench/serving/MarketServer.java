package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.process.Listener;
import io.modelmarket.deploy.bench.result.Contender;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.Endpoint;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The running market, with tenants of this run's own, a plan with every limit set but none in the way, and a key. */
final class MarketServer implements Server {

    private static final long MONTHLY_REQUESTS = 1_000_000_000_000L;
    private static final int REQUESTS_PER_SECOND = 10_000_000;

    private final Market market;
    private final String partner;
    private final String key;

    private MarketServer(Market market, String partner, String key) {
        this.market = market;
        this.partner = partner;
        this.key = key;
    }

    /** Publishes the models and has one tenant buy them. */
    static MarketServer prepare(Market market, Path samples, Set<SampleModel> models) {
        return prepare(market, samples, models, 1).getFirst();
    }

    /** Publishes the models and has so many tenants buy all of them, each with a key of its own. */
    static List<MarketServer> prepare(Market market, Path samples, Set<SampleModel> models, int consumers) {
        String suffix = "-" + Long.toString(InstantSource.system().millis(), Character.MAX_RADIX);
        String partner = "bench" + suffix;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Publishing steps = new Publishing(market, http);
            steps.createTenant("alice", partner, "Benchmark partner", "DE");
            List<String> plans = new ArrayList<>();
            for (SampleModel model : models) {
                publish(steps, partner, model, samples);
                plans.add(steps.createPlan(partner, plan(partner + "/" + model.label())));
            }
            List<MarketServer> servers = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                String key = buy(steps, "benchuser" + (i == 0 ? "" : i) + suffix, plans);
                for (SampleModel model : models) {
                    steps.awaitServed(partner + "." + model.label(), key);
                }
                servers.add(new MarketServer(market, partner, key));
            }
            return servers;
        }
    }

    /** The same tenants, models and key through another data plane, as soon as that serves them. */
    MarketServer through(URI dataPlane, Set<SampleModel> models) {
        Market there = new Market(
                market.tenantService(),
                market.billing(),
                dataPlane,
                market.grpcTarget(),
                market.console(),
                market.tokens(),
                market.samples());
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Publishing steps = new Publishing(there, http);
            models.forEach(model -> steps.awaitServed(partner + "." + model.label(), key));
        }
        return new MarketServer(there, partner, key);
    }

    private static void publish(Publishing steps, String partner, SampleModel model, Path samples) {
        steps.publish(
                partner,
                new Publishing.Offering(model.label(), model.label(), "Measured by a benchmark.", model.file(samples)));
    }

    /** The key of a new tenant that has subscribed to those plans. */
    private static String buy(Publishing steps, String consumer, List<String> plans) {
        steps.createTenant("carla", consumer, "Benchmark consumer", "DE");
        plans.forEach(plan -> steps.subscribe(consumer, plan));
        return steps.createKey(consumer);
    }

    private static Map<String, Object> plan(String model) {
        return Map.of(
                "model",
                model,
                "name",
                "benchmark",
                "currency",
                "EUR",
                "pricePerRequest",
                "0.000001",
                "monthlyRequests",
                MONTHLY_REQUESTS,
                "rateLimit",
                Map.of("requestsPerSecond", REQUESTS_PER_SECOND, "burst", REQUESTS_PER_SECOND));
    }

    @Override
    public Contender contender() {
        return Contender.MARKET;
    }

    @Override
    public boolean speaks(Encoding encoding) {
        return true;
    }

    @Override
    public Endpoint endpoint(SampleModel model, Encoding encoding) {
        URI address = encoding == Encoding.GRPC ? URI.create("//" + market.grpcTarget()) : market.platformApi();
        return new Endpoint(address.getHost(), address.getPort(), partner + "." + model.label(), key);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Listener.on(market.platformApi().getPort());
    }

    /** Others go on using the market. */
    @Override
    public void close() {}
}
