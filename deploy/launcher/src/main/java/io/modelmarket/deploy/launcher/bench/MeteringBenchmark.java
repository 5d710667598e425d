package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.metering.MeteringPlace;
import io.modelmarket.deploy.launcher.metering.MeteringRounds;
import io.modelmarket.deploy.launcher.metering.MeteringRounds.Lag;
import io.modelmarket.deploy.launcher.metering.MeteringRounds.Round;
import io.modelmarket.deploy.launcher.metering.UsageLoad;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** How fast usage becomes rollups, through a real broker and database; needs no running market and touches none. */
final class MeteringBenchmark implements Benchmark {
    private static final int SUBSCRIPTIONS = 10_000;
    private static final int RATE = 20_000;
    private static final double VISIBLE_MILLIS = 1000;

    @Override
    public String name() {
        return "metering";
    }

    @Override
    public String description() {
        return "usage events through broker, intake, database and archive, beside a consumer that only counts";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        int rounds = options.quick() ? 1 : 3;
        long events = options.quick() ? 200_000 : 1_000_000;
        int seconds = options.quick() ? 10 : 30;
        progress.accept("starting PostgreSQL, Kafka and billing in a temporary folder");
        try (MeteringPlace place = MeteringPlace.start(SUBSCRIPTIONS);
                UsageLoad load = new UsageLoad(place, InstantSource.system())) {
            MeteringRounds metering = new MeteringRounds(place, load, progress);
            List<Round> measured = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                measured.add(metering.catchUp(events));
            }
            Lag lag = metering.live(RATE, seconds);
            if (!metering.allCounted()) {
                throw new StackException("the rollups do not hold what was sent: " + load.sent() + " events");
            }
            return new BenchOutcome(results(measured, lag), notes(load.sent()), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static List<BenchResult> results(List<Round> rounds, Lag lag) {
        return List.of(
                BenchResult.figure("floor, counting only", median(rounds, Round::floor), "/s"),
                BenchResult.figure("intake alone", median(rounds, Round::alone), "/s"),
                BenchResult.figure("intake beside archive", median(rounds, Round::besideArchive), "/s"),
                BenchResult.figure("archive beside intake", median(rounds, Round::archive), "/s"),
                BenchResult.figure("intake vs floor", median(rounds, r -> 100 * r.alone() / r.floor()), "%"),
                BenchResult.figure(
                        "beside archive vs alone", median(rounds, r -> 100 * r.besideArchive() / r.alone()), "%"),
                BenchResult.figure("billing's time, intake", median(rounds, Round::intakeMicros), "us"),
                BenchResult.figure("billing's time, archive", median(rounds, Round::archiveMicros), "us"),
                BenchResult.figure("lag at 20 000/s, median", lag.median(), "ms"),
                BenchResult.atMost("lag at 20 000/s, p99", lag.most(), "ms", VISIBLE_MILLIS));
    }

    private static List<String> notes(long sent) {
        return List.of(
                sent + " events of " + SUBSCRIPTIONS + " subscriptions; every one is in the rollups, once.",
                "Catching up includes the JVM's first seconds of billing, which is started for each measurement.");
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        List<Double> sorted =
                rounds.stream().mapToDouble(figure).sorted().boxed().toList();
        return sorted.get(sorted.size() / 2);
    }
}
