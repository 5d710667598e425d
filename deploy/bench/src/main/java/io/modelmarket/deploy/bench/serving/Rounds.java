package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.load.LoadOrder;
import io.modelmarket.deploy.bench.load.LoadProcess;
import io.modelmarket.deploy.bench.load.LoadReport;
import io.modelmarket.deploy.bench.process.CpuTime;
import io.modelmarket.deploy.bench.result.Measurement;
import io.modelmarket.deploy.bench.result.Point;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Measures every point at every server, round by round, the servers in turn. */
final class Rounds {

    private static final int CHECK_EVERY = 64;
    private static final int LARGE_CHECK_EVERY = 8;
    /** What a server leaves to be done after its answers, such as metering, is over before another is measured. */
    private static final Duration REST = Duration.ofMillis(400);

    private static final int MAX_WARM_UPS = 8;
    private static final double STILL_WARMING = 1.05;
    private static final double NANOS_PER_MICRO = 1_000.0;

    private final Plan plan;
    private final List<Server> servers;
    private final LoadProcess load;
    private final Consumer<String> progress;
    private final List<Measurement> measurements = new ArrayList<>();

    Rounds(Plan plan, List<Server> servers, LoadProcess load, Consumer<String> progress) {
        this.plan = plan;
        this.servers = List.copyOf(servers);
        this.load = load;
        this.progress = progress;
    }

    List<Measurement> run() {
        for (SampleModel model : SampleModel.values()) {
            for (Encoding encoding : Encoding.values()) {
                List<Point> points = plan.points().stream()
                        .filter(point -> point.model() == model && point.encoding() == encoding)
                        .toList();
                if (!points.isEmpty()) {
                    measure(points);
                }
            }
        }
        return List.copyOf(measurements);
    }

    /** All points of one model and encoding. */
    private void measure(List<Point> points) {
        List<Server> speaking = new ArrayList<>(servers.stream()
                .filter(server -> server.speaks(points.getFirst().encoding()))
                .toList());
        for (Server server : speaking) {
            warmUp(server, points.getLast());
            pause();
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Point point : points) {
                for (Server server : speaking) {
                    measurements.add(measured(server, point, round));
                    pause();
                }
            }
            // The next round begins with another server, so that none always follows the same one.
            Collections.rotate(speaking, 1);
        }
    }

    /** Loads a server until it does not get faster any more, so that no compiler's progress is measured. */
    private void warmUp(Server server, Point point) {
        double before = 0;
        for (int i = 0; i < MAX_WARM_UPS; i++) {
            double now = order(server, point, 0, plan.warmUpMillis(), () -> {}).throughput();
            if (i > 0 && now < before * STILL_WARMING) {
                return;
            }
            before = now;
        }
    }

    private Measurement measured(Server server, Point point, int round) {
        Optional<ProcessHandle> process = server.process();
        AtomicReference<Optional<CpuTime>> before = new AtomicReference<>(Optional.empty());
        LoadReport report = order(
                server,
                point,
                plan.settleMillis(),
                plan.measureMillis(point),
                () -> before.set(process.map(CpuTime::of)));
        Optional<Duration> used = process.flatMap(
                handle -> before.get().map(begin -> CpuTime.of(handle).since(begin)));
        Measurement measurement = new Measurement(
                round,
                server.contender(),
                point,
                new Measurement.Figures(
                        report.throughput(),
                        report.latency().p50(),
                        report.latency().p99(),
                        cpu(used, report)),
                report.failures());
        tell(measurement);
        return measurement;
    }

    private LoadReport order(Server server, Point point, long settle, long measure, Runnable opened) {
        return load.run(
                new LoadOrder(
                        server.endpoint(point.model(), point.encoding()),
                        point.model(),
                        point.encoding(),
                        point.connections(),
                        new LoadOrder.Timing(
                                settle, measure, point.model().generated() ? LARGE_CHECK_EVERY : CHECK_EVERY)),
                opened);
    }

    private static OptionalDouble cpu(Optional<Duration> used, LoadReport report) {
        return used.isEmpty() || report.answers() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(used.get().toNanos() / NANOS_PER_MICRO / report.answers());
    }

    private void tell(Measurement measurement) {
        Measurement.Figures figures = measurement.figures();
        progress.accept(String.format(
                Locale.ROOT,
                "round %d  %-24s %-7s %9.0f requests/s  p50 %7.0f us  p99 %8.0f us%s",
                measurement.round(),
                measurement.point().label(),
                measurement.contender().label(),
                figures.throughput(),
                figures.p50(),
                figures.p99(),
                measurement.failures().isEmpty() ? "" : "  FAILED " + measurement.failures()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
