package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.generate.GeneratedSamples;
import io.modelmarket.deploy.bench.load.LoadOrder;
import io.modelmarket.deploy.bench.load.LoadProcess;
import io.modelmarket.deploy.bench.load.LoadReport;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.WorkFolder;
import io.modelmarket.deploy.bench.result.Case;
import io.modelmarket.deploy.bench.result.FairnessRound;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.demo.Market;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Two tenants call the same model of the running market: one of them with ten times the connections of the other, which
 * is measured alone and beside it, in turn.
 */
final class FairnessBench {

    private static final List<SampleModel> MODELS = List.of(SampleModel.DIGITS_CNN, SampleModel.MOBILENET_V2);
    private static final Encoding ENCODING = Encoding.BINARY;
    private static final int CONNECTIONS = 4;
    private static final int TIMES = 10;
    private static final int CHECK_EVERY = 16;
    private static final long FLOOD_LONGER_MILLIS = 500;

    private final Market market;
    private final Length length;
    private final Consumer<String> progress;

    FairnessBench(Market market, Length length, Consumer<String> progress) {
        this.market = market;
        this.length = length;
        this.progress = progress;
    }

    /** Measures those models whose name begins so. */
    List<Case> run(String only) {
        Set<SampleModel> models = EnumSet.noneOf(SampleModel.class);
        MODELS.stream().filter(model -> label(model).startsWith(only)).forEach(models::add);
        if (models.isEmpty()) {
            throw new BenchFailure("no case begins with '" + only + "'");
        }
        try (WorkFolder folder = WorkFolder.create()) {
            Path samples = folder.path().resolve("samples");
            GeneratedSamples.gather(models, market.samples(), samples);
            progress.accept("publishing the models to the market");
            List<MarketServer> tenants = MarketServer.prepare(market, samples, models, 2);
            try (LoadProcess quiet = LoadProcess.start(samples, folder.folder("quiet"));
                    LoadProcess loud = LoadProcess.start(samples, folder.folder("loud"))) {
                Two two = new Two(new Tenant(tenants.getFirst(), quiet), new Tenant(tenants.getLast(), loud));
                return models.stream()
                        .flatMap(model -> measure(two, model).stream())
                        .toList();
            }
        }
    }

    private List<Case> measure(Two two, SampleModel model) {
        two.victim.load(model, CONNECTIONS, length.settleMillis, length.measureMillis, () -> {});
        List<FairnessRound> rounds = new ArrayList<>();
        for (int round = 1; round <= length.rounds; round++) {
            LoadReport alone = two.victim.load(model, CONNECTIONS, length.settleMillis, length.measureMillis, () -> {});
            FairnessRound measured = flooded(two, model, alone);
            rounds.add(measured);
            progress.accept(String.format(
                    Locale.ROOT,
                    "round %d  %-22s alone %7.0f requests/s, p99 %8.0f us  under flood %7.0f requests/s, p99 %8.0f us%s",
                    round,
                    label(model),
                    alone.throughput(),
                    alone.latency().p99(),
                    measured.flooded().throughput(),
                    measured.flooded().latency().p99(),
                    told(measured)));
        }
        return FairnessRound.cases(label(model), rounds, model.generated());
    }

    /** What was not a right answer, and why; nothing where all were. */
    private static String told(FairnessRound round) {
        Map<String, Map<String, Long>> reasons = new LinkedHashMap<>();
        reasons.put("alone", round.alone().failures());
        reasons.put("under flood", round.flooded().failures());
        reasons.put("the flood", round.flood().failures());
        reasons.values().removeIf(Map::isEmpty);
        return reasons.isEmpty() ? "" : "  NOT ANSWERED " + reasons;
    }

    private FairnessRound flooded(Two two, SampleModel model, LoadReport alone) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        long longer = length.settleMillis + length.measureMillis + FLOOD_LONGER_MILLIS;
        CompletableFuture<LoadReport> flood = CompletableFuture.supplyAsync(
                () -> two.flood.load(
                        model, CONNECTIONS * TIMES, length.settleMillis, longer, () -> begun.complete(null)),
                task -> Thread.ofVirtual().name("flood").start(task));
        var _ = flood.whenComplete((report, failure) -> begun.complete(null));
        try {
            begun.join();
            LoadReport victim =
                    two.victim.load(model, CONNECTIONS, length.settleMillis, length.measureMillis, () -> {});
            return new FairnessRound(alone, victim, flood.join());
        } catch (CompletionException e) {
            throw new BenchFailure("the flood could not be made: " + e.getMessage(), e);
        }
    }

    private static String label(SampleModel model) {
        return model.label() + "/" + ENCODING.label() + "/" + CONNECTIONS;
    }

    /** How much is measured. */
    record Length(int rounds, long settleMillis, long measureMillis) {}

    private record Two(Tenant victim, Tenant flood) {}

    /** A consumer with a load generator of its own. */
    private record Tenant(MarketServer market, LoadProcess generator) {

        private LoadReport load(
                SampleModel model, int connections, long settleMillis, long measureMillis, Runnable opened) {
            return generator.run(
                    new LoadOrder(
                            market.endpoint(model, ENCODING),
                            model,
                            ENCODING,
                            connections,
                            new LoadOrder.Timing(settleMillis, measureMillis, CHECK_EVERY)),
                    opened);
        }
    }
}
