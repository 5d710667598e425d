package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.RunStatistics.Size;
import io.modelmarket.runtime.worker.RunStatistics.Tally;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts runs by release and account. Costs a run a few additions; reading adds them up and is not atomic. */
final class RunCounters {

    /** So many different leading dimensions are told apart for each release and account. */
    static final int SIZES = 64;

    private final Map<ModelRef, Map<String, Counters>> byRelease = new ConcurrentHashMap<>();
    private final InstantSource clock;

    RunCounters(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts that run when it is over, unless it is nobody's in particular. */
    void follow(RunRequest request, CompletionStage<RunResult> result) {
        if (request.account().isEmpty()) {
            return;
        }
        Counters counters = byRelease
                .computeIfAbsent(request.model().ref(), ref -> new ConcurrentHashMap<>())
                .computeIfAbsent(request.account(), account -> new Counters());
        long begun = System.nanoTime();
        long rows = request.model().signature().rows(request.inputs());
        var _ = result.whenComplete((done, failure) -> {
            long nanos = System.nanoTime() - begun;
            if (done == null) {
                counters.failed.add(nanos);
            } else {
                counters.lastRunMillis = clock.millis();
                counters.add(done, rows, nanos);
            }
        });
    }

    RunStatistics of(ModelRef ref) {
        return read(byRelease.getOrDefault(ref, Map.of()).values());
    }

    RunStatistics of(ModelRef ref, String account) {
        Counters counters = byRelease.getOrDefault(ref, Map.of()).get(account);
        return read(counters == null ? List.of() : List.of(counters));
    }

    void forget(ModelRef ref) {
        byRelease.remove(ref);
    }

    private static RunStatistics read(Collection<Counters> all) {
        Map<Long, Tally> sizes = new TreeMap<>();
        all.forEach(counters ->
                counters.sizes.forEach((size, count) -> sizes.merge(size, count.read(), (a, b) -> sum(List.of(a, b)))));
        return new RunStatistics(
                all.stream().mapToLong(each -> each.lastRunMillis).max().orElse(0),
                all.stream().mapToLong(each -> each.rows.sum()).sum(),
                Math.round(
                        all.stream().mapToDouble(each -> each.executions.sum()).sum()),
                sum(all.stream().map(each -> each.succeeded.read()).toList()),
                sum(all.stream().map(each -> each.failed.read()).toList()),
                sum(all.stream().map(each -> each.waited.read()).toList()),
                sum(all.stream().map(each -> each.computed.read()).toList()),
                sizes.entrySet().stream()
                        .map(size -> new Size(size.getKey(), size.getValue()))
                        .toList());
    }

    private static Tally sum(List<Tally> tallies) {
        return new Tally(
                tallies.stream().mapToLong(Tally::count).sum(),
                tallies.stream().mapToLong(Tally::nanos).sum());
    }

    private static final class Count {
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void add(long more) {
            count.increment();
            nanos.add(more);
        }

        Tally read() {
            return new Tally(count.sum(), nanos.sum());
        }
    }

    private static final class Counters {
        private final LongAdder rows = new LongAdder();
        private final DoubleAdder executions = new DoubleAdder();
        private final Count succeeded = new Count();
        private final Count failed = new Count();
        private final Count waited = new Count();
        private final Count computed = new Count();
        private final Map<Long, Count> sizes = new ConcurrentHashMap<>();
        private volatile long lastRunMillis;

        void add(RunResult done, long size, long nanos) {
            rows.add(size);
            executions.add(1.0 / done.together());
            succeeded.add(nanos);
            waited.add(done.waitedNanos());
            computed.add(done.computeNanos());
            Count count = sizes.get(size);
            if (count == null && sizes.size() < SIZES) {
                count = sizes.computeIfAbsent(size, key -> new Count());
            }
            if (count != null) {
                count.add(done.computeNanos());
            }
        }
    }
}
