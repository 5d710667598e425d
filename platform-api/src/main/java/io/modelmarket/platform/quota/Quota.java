package io.modelmarket.platform.quota;

import io.modelmarket.platform.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One subscription's use of the running month: what billing has counted, plus what this node answered that billing has
 * not counted yet, plus what is on its way. Billing's word and the dropping of what it covers are one step, so a call
 * is never in both sums nor in neither. Where the month is leased, this node's own part of that sum stays below its
 * lease.
 */
final class Quota implements Leased {

    /** Without a quota only this many uncounted calls are remembered, for the case that a quota comes. */
    private static final int REMEMBERED_WITHOUT_LIMIT = 65_536;

    private final String id;
    private final LeaseWatch watch;
    private final Lease lease;
    private final Silence silence;
    private final CallsUnderWay underWay = new CallsUnderWay();
    private final UncountedCalls uncounted = new UncountedCalls(underWay.running().period);
    private final CountedMonths counted = new CountedMonths();

    // Of the running period, so that a call looks nothing up.
    private long countedUsed;
    private long countedOwn;
    private long ceiling;
    private boolean held;

    private long limit;
    private long away;
    private boolean leased;
    private int atOnce;
    private ZoneId zone = ZoneId.of("UTC");
    private boolean awake;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    Quota(String id, Lease.Policy policy, LeaseWatch watch, Silence silence) {
        this.id = id;
        this.watch = watch;
        this.silence = silence;
        this.lease = new Lease(policy);
    }

    @Override
    public String id() {
        return id;
    }

    /** Takes one unit of the month, if the subscription's limits and this node's lease, or its plan, allow it. */
    synchronized Optional<TakenUnit> take(Subscription terms, Instant now) {
        if (!ask(terms, now) && !mayGoBeyondItsLease()) {
            return Optional.empty();
        }
        RunningMonth running = underWay.running();
        running.calls++;
        return Optional.of(new TakenUnit(this, running, limit > 0));
    }

    /** Whether there is a unit to take; the lease is looked after from now on. */
    synchronized boolean ask(Subscription terms, Instant now) {
        limit = terms.monthlyRequests();
        atOnce = terms.plan().concurrentRequests();
        away = terms.plan().awayRequests();
        turnTo(now, terms.zone());
        leased = limit > 0 && terms.leased();
        if (leased && lease.taking(own(), held, awake)) {
            wake();
        }
        boolean usedUp = limit > 0 && (used() >= limit || (leased && own() >= ceiling));
        return !usedUp && !isFarAhead() && !isCrowded();
    }

    /** Why there was no unit, for whoever holds the lock since. */
    synchronized Shortage shortage() {
        if (limit > 0 && used() >= limit) {
            return used() - underWay.running().calls >= limit ? Shortage.USED_UP : Shortage.UNDER_WAY;
        }
        if (isCrowded()) {
            return Shortage.CROWDED;
        }
        if (isFarAhead()) {
            return Shortage.UNCOUNTED;
        }
        return away > 0 && leased && own() - ceiling >= away && silence.lasts(lease)
                ? Shortage.AWAY
                : lease.shortage(month());
    }

    /** Whether as many calls are under way as may be at a time. */
    synchronized boolean isCrowded() {
        return atOnce > 0 && underWay() >= atOnce;
    }

    /** How many calls are under way, of whichever month. */
    synchronized long underWay() {
        return underWay.calls();
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

    /** How much of the month that {@code now} is in is used. */
    synchronized long used(ZoneId inZone, Instant now) {
        turnTo(now, inZone);
        return used();
    }

    /** How many calls there are left of that month; beyond its lease, what the plan lets this node answer. */
    synchronized long left(Subscription terms, Instant now) {
        turnTo(now, terms.zone());
        long left = Math.max(0, terms.monthlyRequests() - used());
        long beyond = own() - ceiling;
        return terms.leased() && terms.plan().awayRequests() > 0 && beyond > 0
                ? Math.clamp(terms.plan().awayRequests() - beyond, 0, left)
                : left;
    }

    /** How that is made up. */
    synchronized Tally tally(ZoneId inZone, Instant now) {
        turnTo(now, inZone);
        return new Tally(countedUsed, uncounted.inPeriod(), underWay.running().calls);
    }

    /** An answered call found in the journal at start. */
    synchronized void restore(long epoch, long sequence, Instant finishedAt) {
        uncounted.add(epoch, sequence, finishedAt.getEpochSecond());
    }

    /**
     * Billing counted all of that epoch up to {@code sequence}, long enough ago that its word on this month is here.
     */
    synchronized void forget(long epoch, long sequence) {
        uncounted.forget(epoch, sequence);
        refresh();
    }

    /**
     * Billing's word: {@code used} in the period that begins at {@code from}, up to {@code upTo} of each epoch.
     *
     * @param own this node's part of it, under a hard quota, by the beginnings of that period and perhaps later ones
     */
    synchronized void counted(Instant from, long used, Map<Instant, Long> own, Map<Long, CountedUpTo> upTo) {
        uncounted.counted(upTo, counted::add);
        counted.put(from, used, own);
        refresh();
    }

    /** Billing's word is gone; what this node knows of itself stays. */
    synchronized void uncounted() {
        counted.forgetOthers();
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

    /** What the subscription is now; null: there is none. */
    synchronized void terms(@Nullable Subscription terms) {
        limit = terms == null || !terms.leased() ? 0 : terms.monthlyRequests();
        zone = terms == null ? zone : terms.zone();
    }

    /** Nothing is said of a month whose count is lost here. */
    @Override
    public synchronized Optional<Lease.Wish> review(Instant now, long nanos) {
        if (limit > 0) {
            turnTo(now, zone);
        }
        Instant from = month();
        if (counted.isLost(from)) {
            return Optional.empty();
        }
        Optional<Lease.Wish> wish = lease.review(new Lease.Standing(from, own(), used(), limit), nanos);
        refresh();
        if (wish.isEmpty() && lease.rests()) {
            awake = false;
            watch.remove(this);
        }
        return wish;
    }

    /** Billing counts it from events. */
    @Override
    public long answered(Instant from) {
        return 0;
    }

    @Override
    public synchronized Optional<Lease.Wish> leave() {
        Instant from = month();
        Optional<Lease.Wish> wish = counted.isLost(from) ? Optional.empty() : lease.leave(from, own());
        refresh();
        return wish;
    }

    private void wake() {
        awake = true;
        watch.add(this);
    }

    /** A call was answered; with the lock held, and once for each unit. */
    void answered(TakenUnit unit, long epoch, long sequence, Instant finishedAt) {
        underWay.ended(unit.month());
        uncounted.add(epoch, sequence, finishedAt.getEpochSecond());
        if (!unit.limited() && away == 0) {
            uncounted.keepNewest(REMEMBERED_WITHOUT_LIMIT);
        }
    }

    /** A call's unit is given back; with the lock held, and once for each unit. */
    void givenBack(TakenUnit unit) {
        underWay.ended(unit.month());
    }

    /** Only where it is not known that the month is used up, and never because this node is behind its time. */
    private boolean mayGoBeyondItsLease() {
        return away > 0
                && leased
                && used() < limit
                && own() - ceiling < away
                && !isCrowded()
                && !counted.isLost(month())
                && silence.lasts(lease);
    }

    /** Whether nobody limits the month, and as many calls are not counted as the plan lets be. */
    private boolean isFarAhead() {
        return limit == 0 && away > 0 && uncounted.inPeriod() + underWay.running().calls >= away;
    }

    /** When the running month began. */
    private Instant month() {
        return underWay.running().period.from();
    }

    private long used() {
        return countedUsed + uncounted.inPeriod() + underWay.running().calls;
    }

    private long own() {
        return countedOwn + uncounted.inPeriod() + underWay.running().calls;
    }

    /** Nothing is leased of a month of which billing's word is lost, because it speaks of a later one already. */
    private void refresh() {
        Instant from = month();
        countedUsed = counted.used(from);
        countedOwn = counted.own(from);
        ceiling = counted.isLost(from) ? 0 : lease.ceiling(from);
        held = lease.holds(from);
    }

    private void turnTo(Instant now, ZoneId inZone) {
        zone = inZone;
        if (!underWay.running().period.contains(now)) {
            Period next = Period.of(now, inZone);
            underWay.turnTo(next);
            uncounted.turnTo(next);
            refresh();
        }
    }
}
