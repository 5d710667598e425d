package io.modelmarket.platform.quota;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.subscription.Price;
import io.modelmarket.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A data plane around a real quota: a clock of its own, a journal, a snapshot, promises on disk; it can be killed. */
final class SimulatedNode {

    static final Duration SILENCE = Duration.ofSeconds(10);

    private record Event(long epoch, long sequence, Instant finishedAt) {}

    private record UnderWay(QuotaUnit unit, Instant startedAt) {}

    private final String name;
    private final SimulatedBilling billing;
    private final Map<Instant, Long> answered;
    private final Subscription subscription;
    private final List<Event> journal = new ArrayList<>();
    private final List<UnderWay> underWay = new ArrayList<>();
    private Lease.@Nullable Wish promise;
    private Quota quota;
    private Instant now;
    private long nanos;
    private long epoch = 1;
    private long sequence;
    private int forwarded;
    private int heardCounts;
    private int heardLeases;
    private int savedCounts;
    private int savedLeases;

    /** One whose plan lets it answer so many calls beyond its lease while billing is silent. */
    SimulatedNode(
            String name, SimulatedBilling billing, long limit, long away, Instant now, Map<Instant, Long> answered) {
        this.name = name;
        this.billing = billing;
        this.now = now;
        this.answered = answered;
        this.subscription = new Subscription(
                "s",
                "globex",
                ModelName.parse("acme/digits"),
                new Subscription.Plan("p", 1, "hard", new Price("EUR", "0.10", List.of()), null, 0, 1, away, false),
                Subscription.Status.ACTIVE,
                limit,
                true,
                ZoneOffset.UTC);
        this.quota = fresh();
    }

    String name() {
        return name;
    }

    Instant now() {
        return now;
    }

    void step(Duration duration) {
        now = now.plus(duration);
    }

    void passes(Duration duration) {
        nanos += duration.toNanos();
        now = now.plus(duration);
    }

    /** Lets so many calls in, as far as it may; how many. */
    int begin(int calls) {
        int begun = 0;
        for (int i = 0; i < calls; i++) {
            Optional<TakenUnit> unit = quota.take(subscription, now);
            unit.ifPresent(taken -> underWay.add(new UnderWay(taken, now)));
            begun += unit.isPresent() ? 1 : 0;
        }
        return begun;
    }

    /** What it tells its callers is left of the month. */
    long left() {
        return quota.left(subscription, now);
    }

    Shortage shortage() {
        return quota.shortage();
    }

    /** Ends one call, answered or failed. */
    void end(Random random) {
        if (underWay.isEmpty()) {
            return;
        }
        UnderWay call = underWay.remove(random.nextInt(underWay.size()));
        if (random.nextInt(10) == 0) {
            call.unit().giveBack();
            return;
        }
        Instant latest = call.unit().latest();
        Instant ended = now.isAfter(latest) ? latest : now;
        Event event = new Event(epoch, ++sequence, ended.isBefore(call.startedAt()) ? call.startedAt() : ended);
        call.unit().answered(event.epoch(), event.sequence(), event.finishedAt());
        journal.add(event);
        answered.merge(Period.of(event.finishedAt(), ZoneOffset.UTC).from(), 1L, Long::sum);
    }

    void endAll(Random random) {
        while (!underWay.isEmpty()) {
            end(random);
        }
    }

    /** Sends some of its journal, perhaps some of it again. */
    void forward(int events, int again) {
        for (int i = Math.max(0, forwarded - again); i < Math.min(journal.size(), forwarded + events); i++) {
            Event event = journal.get(i);
            billing.count(name, event.epoch(), event.sequence(), event.finishedAt());
        }
        forwarded = Math.min(journal.size(), forwarded + events);
    }

    void hearCounts(int records) {
        for (int i = 0; i < records && heardCounts < billing.counts.size(); i++) {
            hear(billing.counts.get(heardCounts++));
        }
    }

    void hearLeases(int records) {
        for (int i = 0; i < records && heardLeases < billing.told.size(); i++) {
            hear(billing.told.get(heardLeases++));
        }
    }

    void save() {
        savedCounts = heardCounts;
        savedLeases = heardLeases;
    }

    /** What it would say to billing; a promise is on disk. */
    Optional<Lease.Wish> review() {
        quota.terms(subscription);
        Optional<Lease.Wish> wish = quota.review(now, nanos);
        wish.filter(Lease.Wish::promise).ifPresent(made -> promise = made);
        return wish;
    }

    /** Killed with everything under way, and started again from its disk. */
    void restart() {
        underWay.clear();
        epoch++;
        sequence = 0;
        quota = fresh();
        if (promise != null) {
            quota.promised(promise);
        }
        journal.forEach(event -> quota.restore(event.epoch(), event.sequence(), event.finishedAt()));
        heardCounts = savedCounts;
        heardLeases = savedLeases;
        if (savedCounts > 0) {
            hear(billing.counts.get(savedCounts - 1));
        }
        billing.told.subList(0, savedLeases).reversed().stream()
                .filter(told -> told.node().equals(name))
                .findFirst()
                .ifPresent(this::hear);
    }

    private void hear(SimulatedBilling.Count count) {
        quota.counted(
                count.from(),
                count.used(),
                count.own().getOrDefault(name, new HashMap<>()),
                count.marks().getOrDefault(name, new HashMap<>()));
    }

    private void hear(SimulatedBilling.Told told) {
        if (told.node().equals(name)) {
            quota.leased(told.grant()).forEach(waited -> waited.complete(null));
        }
    }

    private Quota fresh() {
        Silence silence = new Silence(SILENCE, () -> nanos);
        return new Quota("s", new Lease.Policy(Duration.ofMinutes(10)), new LeaseWatch(), silence);
    }
}
