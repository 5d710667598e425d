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
    private static final long EVENTS = 50_000_000;
    private static final int SUBSCRIPTIONS = 1000;
    private static final long LINES = 1_000_000;
    private static final double CLOSE_SECONDS = 20;
    private static final double RECONCILIATION_SECONDS = 30;
    private static final double MILLION_LINES_SECONDS = 10;

    @Override
    public String name() {
        return "close";
    }

    @Override
    public String description() {
        return "a month of --subscriptions N with --partners N and --events N closed, reconciled and reported (--lines N)";
    }

    @Override
    public List<BenchResult> run(DataFolder folder, Consumer<String> progress) {
        return run(folder, new BenchOptions(false, null), progress).results();
    }

    @Override
    public BenchOutcome run(DataFolder folder, BenchOptions options, Consumer<String> progress) {
        int share = options.quick() ? 10 : 1;
        BenchOptions.Month month = options.month();
        int subscriptions = month.subscriptions() > 0 ? month.subscriptions() : SUBSCRIPTIONS / share;
        int partners = month.partners() > 0 ? month.partners() : Math.max(1, subscriptions / 10);
        long events = options.events() > 0 ? options.events() : EVENTS / share / share;
        long lines = month.lines() > 0 ? month.lines() : LINES / share;
        progress.accept("starting PostgreSQL, Kafka, Keycloak and billing in a temporary folder");
        try (Closing closing = Closing.start(InstantSource.system(), progress)) {
            Closed closed = closing.close(subscriptions, partners, events);
            Recounted recounted = closing.recount(closed, lines);
            return new BenchOutcome(results(closed, recounted), notes(closed, recounted), null);
        }
    }

    static List<BenchResult> results(Closed closed, Recounted recounted) {
        double whole = closed.request().seconds() + closed.approval().seconds();
        double toThousand = (double) SUBSCRIPTIONS / closed.subscriptions();
        double toFifty = (double) EVENTS / recounted.archived().events();
        double toMillion = (double) LINES / Math.max(1, recounted.lines());
        List<BenchResult> results = new ArrayList<>();
        results.addAll(took("freeze", closed.request()));
        results.addAll(took("issue", closed.approval()));
        results.add(BenchResult.figure("close", whole, "s"));
        results.add(BenchResult.atMost("close, of 1 000", whole * toThousand, "s", CLOSE_SECONDS));
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
                "closed: " + closed.subscriptions() + " subscriptions, "
                        + closed.books().rollups() + " rollups of "
                        + closed.books().events()
                        + " events of two releases, written past intake; " + closed.agreements()
                        + " agreements with bands and a minimum, every other one of a model that pays royalties; the"
                        + " report afterwards shows no difference.",
                "reconciled: these events in " + recounted.archived().files() + " files of "
                        + recounted.archived().bytes()
                        + " bytes, written past the broker with billing's DuckDB into a table made like a file that the"
                        + " archive wrote of events that went through the broker; equal to the rollups.",
                "reported: " + recounted.lines() + " lines, a subscription's key's day each, counted from the files."
                        + " Lines for other sizes are in proportion.");
    }
}
