package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A data plane of a temporary market that answers one call after another while something else is measured. */
final class ServingBeside implements AutoCloseable {
    /** Keycloak first: nobody is let in without it. */
    private static final List<PartName> PARTS =
            List.of(PartName.KEYCLOAK, PartName.TENANT_SERVICE, PartName.PLATFORM_API);

    private static final String PARTNER = "maker";
    private static final String CONSUMER = "caller";

    private final TemporaryMarket market;
    private final NodeLoad load;
    private final long begun = System.nanoTime();

    private ServingBeside(TemporaryMarket market, NodeLoad load) {
        this.market = market;
        this.load = load;
    }

    /** Starts what is missing, publishes the digits sample, subscribes to it and begins to call it. */
    static ServingBeside start(TemporaryMarket market, Consumer<String> progress) {
        for (PartName part : PARTS) {
            progress.accept("starting " + part.label());
            market.start(part);
        }
        Market served = RunningMarket.at(
                market.parts().urls(), market.parts().stack().keycloak().realm());
        Path sample = served.samples().resolve("digits");
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String key = subscribed(new Publishing(served, http), sample);
            NodeLoad load = new NodeLoad(
                    served.platformApi().resolve("/v2/models/" + PARTNER + ".digits/infer"),
                    key,
                    Files.readAllBytes(sample.resolve("request.json")));
            load.start();
            return new ServingBeside(market, load);
        } catch (IOException e) {
            throw new StackException("the sample's request cannot be read: " + e.getMessage(), e);
        }
    }

    private static String subscribed(Publishing steps, Path sample) {
        steps.createTenant("alice", PARTNER, "Maker", "DE");
        steps.publish(
                PARTNER,
                new Publishing.Offering(
                        "digits",
                        "Handwritten digits",
                        "Called while usage is counted.",
                        sample.resolve("model.onnx")));
        steps.createTenant("carla", CONSUMER, "Caller", "AT");
        String plan = steps.createPlan(
                PARTNER,
                Map.of("model", PARTNER + "/digits", "name", "open", "currency", "EUR", "pricePerRequest", "0.001"));
        steps.subscribe(CONSUMER, plan);
        String key = steps.createKey(CONSUMER);
        steps.awaitServed(PARTNER + ".digits", key);
        return key;
    }

    /** Answers a second since it began. */
    double answersPerSecond() {
        return load.answers() / ((System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Ends the calls, then the parts it has started. */
    @Override
    public void close() {
        load.close();
        PARTS.reversed().forEach(market::stop);
    }
}
