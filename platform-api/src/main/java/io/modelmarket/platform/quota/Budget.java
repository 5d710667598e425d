package io.modelmarket.platform.quota;

import io.modelmarket.platform.key.KeyBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One key's use of its budget. A key's calls are in many parts of the usage topic, so billing does not count them from
 * events: this node counts what it has answered of a month, over restarts, and says so; the sum of what nodes say is
 * what is used. Where the budget is hard, this node's sum stays below its lease.
 */
final class Budget implements Leased {

    private static final Duration SAY_EVERY = Duration.ofSeconds(1);
    private static final int MONTHS = 3;

    /** The version of no lease: what is said with it asks for nothing. */
    private static final long VOID = -1;

    private final String id;
    private final LeaseWatch watch;
    private final Lease lease;
    private final CountedMonths counted = new CountedMonths();
    private final NavigableMap<Instant, BudgetMonth> months = new TreeMap<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private Period period = new Period(Instant.MIN, Instant.MIN);
    private BudgetMonth running = new BudgetMonth(Instant.MIN);
    private ZoneId zone = ZoneId.of("UTC");
    private long limit;

    // Of the running month, so that a call looks nothing up.
    private long others;
    private long ceiling;
    private boolean held;

    private boolean awake;
    private boolean said;
    private long saidAt;

    Budget(String id, Lease.Policy policy, LeaseWatch watch) {
        this.id = id;
        this.watch = watch;
        this.lease = new Lease(policy);
    }

    @Override
    public String id() {
        return id;
    }

    /** Takes one unit of the month, if the budget and this node's lease allow it. */
    synchronized Optional<BudgetUnit> take(KeyBudget terms, Instant now) {
        limit = terms.hard() ? terms.monthlyRequests() : 0;
        turnTo(now, terms.zone());
        boolean low = limit > 0 && lease.taking(running.own(), held, awake);
        if (low || !awake) {
            wake();
        }
        if (limit > 0 && (used() >= limit || running.own() >= ceiling)) {
            return Optional.empty();
        }
        running.underWay++;
        return Optional.of(new BudgetUnit(this, running, limit > 0 ? period.to().minusNanos(1) : Instant.MAX));
    }

    /** Why there was no unit, for whoever holds the lock since. */
    synchronized Shortage shortage() {
        if (used() >= limit) {
            return others + running.answered >= limit ? Shortage.USED_UP : Shortage.UNDER_WAY;
        }
        return lease.shortage(period.from());
    }

    /** How much of the month that {@code now} is in is used, by all nodes. */
    synchronized long used(ZoneId inZone, Instant now) {
        turnTo(now, inZone);
        return used();
    }

    /** How the month that {@code now} is in is made up. */
    synchronized Tally tally(ZoneId inZone, Instant now) {
        turnTo(now, inZone);
        Instant from = period.from();
        return new Tally(counted.used(from), Math.max(0, running.answered - counted.own(from)), running.underWay);
    }

    @Override
    public synchronized long answered(Instant from) {
        BudgetMonth month = months.get(from);
        return month == null ? 0 : month.answered;
    }

    /** What was found in the journal, on this node's disk, or with billing: so many of that month at least are used. */
    synchronized void atLeast(Instant from, long answered) {
        BudgetMonth month = months.computeIfAbsent(from, BudgetMonth::new);
        if (answered > month.answered) {
            month.answered = answered;
            month.numbered = Math.max(month.numbered, answered);
            wake();
        }
        forgetOldMonths();
    }

    /** Up to which number calls of each month may have been answered, of months that begin after {@code oldest}. */
    synchronized Map<Instant, Long> numbered(Instant oldest) {
        Map<Instant, Long> numbers = new TreeMap<>();
        months.tailMap(oldest, false).forEach((from, month) -> {
            long number = Math.max(month.numbered, month.answered);
            if (number > 0) {
                numbers.put(from, number);
            }
        });
        return numbers;
    }

    /** Billing's word: what nodes have said of a month, and this one's part of it and perhaps of later ones. */
    synchronized void counted(Instant from, long used, Map<Instant, Long> own) {
        counted.put(from, used, own);
        own.forEach(this::atLeast);
        refresh();
    }

    /** Billing's word on the lease; those who waited for it. */
    synchronized List<CompletableFuture<Void>> leased(Lease.@Nullable Grant grant) {
        lease.told(grant);
        refresh();
        if (awake || (grant != null && grant.recalled())) {
            wake();
        }
        List<CompletableFuture<Void>> waited = List.copyOf(waiting);
        waiting.clear();
        return waited;
    }

    /** A promise made before a restart, which may not have been heard. */
    synchronized void promised(Lease.Wish promise) {
        lease.promised(promise);
        refresh();
        wake();
    }

    @Override
    public synchronized CompletableFuture<Void> arrival() {
        CompletableFuture<Void> one = new CompletableFuture<>();
        waiting.add(one);
        return one;
    }

    @Override
    public synchronized void forgetWhoWaited() {
        waiting.removeIf(CompletableFuture::isDone);
    }

    /** A wish or a promise; else what billing does not know to be answered here, once a second. */
    @Override
    public synchronized Optional<Lease.Wish> review(Instant now, long nanos) {
        if (limit > 0) {
            turnTo(now, zone);
        }
        Optional<Lease.Wish> wish = counted.isLost(period.from())
                ? Optional.empty()
                : lease.review(new Lease.Standing(period.from(), running.own(), used(), limit), nanos);
        refresh();
        if (wish.isPresent()) {
            return wish;
        }
        Optional<BudgetMonth> unheard = months.values().stream()
                .filter(month -> month.answered > counted.own(month.from))
                .findFirst();
        boolean atWork = months.values().stream().anyMatch(month -> month.underWay > 0);
        if (unheard.isEmpty() && !atWork && (limit == 0 || lease.rests())) {
            awake = false;
            watch.remove(this);
        }
        if (unheard.isEmpty() || (said && nanos - saidAt < SAY_EVERY.toNanos())) {
            return Optional.empty();
        }
        said = true;
        saidAt = nanos;
        return unheard.map(month -> new Lease.Wish(month.from, 0, VOID, false));
    }

    @Override
    public synchronized Optional<Lease.Wish> leave() {
        Optional<Lease.Wish> wish =
                counted.isLost(period.from()) ? Optional.empty() : lease.leave(period.from(), running.own());
        refresh();
        return wish;
    }

    private void wake() {
        awake = true;
        watch.add(this);
    }

    private long used() {
        return others + running.own();
    }

    private void refresh() {
        Instant from = period.from();
        others = Math.max(0, counted.used(from) - counted.own(from));
        ceiling = counted.isLost(from) ? 0 : lease.ceiling(from);
        held = lease.holds(from);
    }

    private void turnTo(Instant now, ZoneId inZone) {
        zone = inZone;
        if (!period.contains(now)) {
            period = Period.of(now, inZone);
            running = months.computeIfAbsent(period.from(), BudgetMonth::new);
            forgetOldMonths();
            refresh();
        }
    }

    private void forgetOldMonths() {
        while (months.size() > MONTHS && months.firstEntry().getValue().underWay == 0) {
            months.pollFirstEntry();
        }
    }
}
