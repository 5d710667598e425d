package io.modelmarket.deploy.launcher.bench;

import io.modelmarket.deploy.launcher.closing.Closing;
import io.modelmarket.deploy.launcher.closing.Closing.Closed;
import io.modelmarket.deploy.launcher.closing.Closing.Recounted;
import io.modelmarket.deploy.launcher.closing.Closing.Took;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What finance waits for at a month's end; needs no running market and touches none. */
final class CloseBenchmark implements Benchmark {
    private static final long CLOSED_EVENTS = 50_000_000;
    private static final int SUBSCRIPTIONS = 1000;
    private static final int PARTNERS = 100;
    private static final double CLOSE_SECONDS = 20;
    private static final double RECONCILIATION_SECONDS = 30;
    private static final double MILLION_LINES_SECONDS = 10;
    private static final double MILLION = 1_000_000;

    @Override
    public String name() {
        return "close";
    }

    @Override
    public String description() {
        return "a month closed, reconciled with its archived events (--events N), and reported, with nothing else running";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        int share = options.quick() ? 10 : 1;
        long events = options.events() > 0 ? options.events() : options.quick() ? 100_000 : 2_000_000;
        progress.accept("starting PostgreSQL, Kafka, Keycloak and billing in a temporary folder");
        try (Closing closing = Closing.start(InstantSource.system(), progress)) {
            Closed closed = closing.close(SUBSCRIPTIONS / share, PARTNERS / share, CLOSED_EVENTS / share);
            Recounted recounted = closing.recount(events);
            return new BenchOutcome(results(closed, recounted), notes(closed, recounted), null);
        }
    }

    static List<BenchResult> results(Closed closed, Recounted recounted) {
        double whole = closed.request().seconds() + closed.approval().seconds();
        double toFifty = (double) CLOSED_EVENTS / recounted.events();
        double toMillion = MILLION / Math.max(1, recounted.lines());
        List<BenchResult> results = new ArrayList<>();
        results.addAll(took("freeze", closed.request()));
        results.addAll(took("issue", closed.approval()));
        results.add(BenchResult.atMost("close", whole, "s", CLOSE_SECONDS));
        results.addAll(took("reconciliation", recounted.reconciliation()));
        results.add(BenchResult.atMost(
                "reconciliation, of 50 M",
                recounted.reconciliation().seconds() * toFifty,
                "s",
                RECONCILIATION_SECONDS));
        results.addAll(took("CSV report", recounted.report()));
        results.add(BenchResult.atMost(
                "CSV report, of 1 M lines", recounted.report().seconds() * toMillion, "s", MILLION_LINES_SECONDS));
        return results;
    }

    private static List<BenchResult> took(String what, Took took) {
        return List.of(
                BenchResult.figure(what + ", time", took.seconds(), "s"),
                BenchResult.figure(what + ", billing", took.billing(), "cpu s"),
                BenchResult.figure(what + ", PostgreSQL", took.postgres(), "cpu s"));
    }

    private static List<String> notes(Closed closed, Recounted recounted) {
        return List.of(
                "closed: " + closed.rollups() + " rollups of " + closed.events()
                        + " events, written past intake; the report afterwards shows no difference.",
                "reconciled: " + recounted.events()
                        + " archived events, equal to the rollups; the line for 50 M is that" + " time times "
                        + CLOSED_EVENTS / Math.max(1, recounted.events()) + ".",
                "reported: " + recounted.lines() + " lines; the line for 1 M is in proportion.");
    }
}
