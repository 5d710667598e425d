package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.generate.GeneratedSamples;
import io.modelmarket.deploy.bench.load.LoadOrder;
import io.modelmarket.deploy.bench.load.LoadProcess;
import io.modelmarket.deploy.bench.load.LoadReport;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.WorkFolder;
import io.modelmarket.deploy.bench.result.Case;
import io.modelmarket.deploy.bench.result.JournalRound;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.demo.Market;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the journal costs: two data planes that differ in nothing but that one syncs each usage event before its answer
 * leaves, in turn, and the bare sync of the disk beside them.
 */
final class JournalBench {

    private static final List<SampleModel> MODELS = List.of(SampleModel.DIGITS_CNN, SampleModel.IRIS_MLP);
    private static final List<Integer> CONNECTIONS = List.of(1, 64);
    private static final Encoding ENCODING = Encoding.JSON;
    private static final int CHECK_EVERY = 64;

    private final Market market;
    private final DataPlanes planes;
    private final Length length;
    private final Consumer<String> progress;

    JournalBench(Market market, DataPlanes planes, Length length, Consumer<String> progress) {
        this.market = market;
        this.planes = planes;
        this.length = length;
        this.progress = progress;
    }

    /**
     * Measures those cases whose name begins so.
     *
     * @param disk a folder on the disk that the journals are on
     */
    List<Case> run(Path disk, String only) {
        Set<SampleModel> models = EnumSet.noneOf(SampleModel.class);
        MODELS.stream()
                .filter(model -> CONNECTIONS.stream()
                        .anyMatch(connections -> label(model, connections).startsWith(only)))
                .forEach(models::add);
        if (models.isEmpty()) {
            throw new BenchFailure("no case begins with '" + only + "'");
        }
        try (WorkFolder folder = WorkFolder.create()) {
            Path samples = folder.path().resolve("samples");
            GeneratedSamples.gather(models, market.samples(), samples);
            progress.accept("publishing the models to the market");
            MarketServer tenant = MarketServer.prepare(market, samples, models);
            try (LoadProcess load = LoadProcess.start(samples, folder.path())) {
                Two two = new Two(
                        tenant.through(planes.durable(), models), tenant.through(planes.processCrash(), models), load);
                return models.stream()
                        .flatMap(model -> CONNECTIONS.stream()
                                .filter(connections -> label(model, connections).startsWith(only))
                                .flatMap(connections -> measure(two, disk, model, connections).stream()))
                        .toList();
            }
        }
    }

    private List<Case> measure(Two two, Path disk, SampleModel model, int connections) {
        two.load(two.durable, order(model, connections));
        two.load(two.processCrash, order(model, connections));
        List<JournalRound> rounds = new ArrayList<>();
        for (int round = 1; round <= length.rounds; round++) {
            double raw = RawSync.median(disk, length.syncs);
            boolean durableFirst = round % 2 == 1;
            LoadReport first = two.load(durableFirst ? two.durable : two.processCrash, order(model, connections));
            LoadReport second = two.load(durableFirst ? two.processCrash : two.durable, order(model, connections));
            JournalRound measured = new JournalRound(raw, durableFirst ? first : second, durableFirst ? second : first);
            rounds.add(measured);
            progress.accept(String.format(
                    Locale.ROOT,
                    "round %d  %-18s raw sync %5.0f us  durable %7.0f requests/s, p50 %6.0f us"
                            + "  process-crash %7.0f requests/s, p50 %6.0f us",
                    round,
                    label(model, connections),
                    raw,
                    measured.durable().throughput(),
                    measured.durable().latency().p50(),
                    measured.processCrash().throughput(),
                    measured.processCrash().latency().p50()));
        }
        return JournalRound.cases(label(model, connections), connections == 1, rounds);
    }

    private Order order(SampleModel model, int connections) {
        return new Order(
                model, connections, new LoadOrder.Timing(length.settleMillis, length.measureMillis, CHECK_EVERY));
    }

    private static String label(SampleModel model, int connections) {
        return model.label() + "/" + ENCODING.label() + "/" + connections;
    }

    /**
     * How much is measured.
     *
     * @param syncs of the disk in each round
     */
    record Length(int rounds, long settleMillis, long measureMillis, int syncs) {}

    /** Where the two data planes answer. */
    record DataPlanes(URI durable, URI processCrash) {}

    private record Order(SampleModel model, int connections, LoadOrder.Timing timing) {}

    private record Two(MarketServer durable, MarketServer processCrash, LoadProcess generator) {

        private LoadReport load(MarketServer server, Order order) {
            return generator.run(
                    new LoadOrder(
                            server.endpoint(order.model, ENCODING),
                            order.model,
                            ENCODING,
                            order.connections,
                            order.timing),
                    () -> {});
        }
    }
}
