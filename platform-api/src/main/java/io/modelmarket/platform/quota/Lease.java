package io.modelmarket.platform.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What billing has leased to this node of one subscription's month, and what to ask of it. Guarded by its quota. A
 * lease says how many calls of the month the node may answer in all; a wish for less is a promise, which holds from the
 * moment it is made, for that version of the lease and those before.
 */
final class Lease {

    /** What is asked for lasts about so long. */
    private static final long SUPPLY_SECONDS = 20;

    /** The least that is asked for is this part of the limit, or so many. */
    private static final long PART = 50;

    private static final long FEW = 10;
    private static final long REPEAT = Duration.ofSeconds(1).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

    /** A wish that was said longer ago is no sign that nobody answers: it may have been heard by nobody. */
    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private static final int MONTHS = 3;

    private final Policy policy;
    private final NavigableMap<Instant, Wish> promises = new TreeMap<>();
    private final Rate rate = new Rate();
    private @Nullable Grant grant;
    private boolean returned;
    private boolean asking;
    private long askedAt;
    private long askedLast;
    private boolean denied;
    private boolean thirsty;
    private boolean recalled;
    private boolean said;
    private long saidAt;
    private long pause;
    private long lowWater = Long.MAX_VALUE;

    Lease(Policy policy) {
        this.policy = policy;
    }

    /** How many calls of the month the node may have answered. */
    long ceiling(Instant from) {
        Grant held = held(from);
        if (held == null) {
            return 0;
        }
        Wish promise = promises.get(from);
        return promise == null || promise.version() < held.version()
                ? held.granted()
                : Math.min(held.granted(), promise.ceiling());
    }

    /** A call is about to take a unit; whether somebody must look after the lease now, who may be at it. */
    boolean taking(long own, boolean held, boolean lookedAfter) {
        rate.taken();
        boolean low = !thirsty && (own >= lowWater || !held);
        thirsty = thirsty || low;
        return low || !lookedAfter;
    }

    /** For how long what is asked for again and again is not answered; 0 where nothing is. */
    long unanswered(long nanos) {
        return isAskedLately(nanos) ? nanos - askedAt : 0;
    }

    private boolean isAskedLately(long nanos) {
        return asking && nanos - askedLast <= FRESH;
    }

    /** Whether there is a lease of the month. */
    boolean holds(Instant from) {
        return held(from) != null;
    }

    Shortage shortage(Instant from) {
        if (held(from) == null || returned) {
            return Shortage.UNLEASED;
        }
        return asking && !denied ? Shortage.ASKED : Shortage.ELSEWHERE;
    }

    /** Billing's word; null: there is no lease any more. */
    void told(@Nullable Grant told) {
        Grant before = grant;
        boolean more = told != null
                && (before == null || !before.from().equals(told.from()) || told.granted() > before.granted());
        grant = told;
        denied = !more && (denied || asking);
        asking = false;
        thirsty = false;
        pause = more ? 0 : Math.clamp(pause * 2, FIRST_PAUSE, LONGEST_PAUSE);
        if (told != null) {
            returned = returned && !more;
            recalled = told.recalled();
        }
    }

    void promised(Wish promise) {
        promises.put(promise.from(), promise);
    }

    /** What to say now, if anything. Promises are said again until they are heard. */
    Optional<Wish> review(Standing now, long nanos) {
        rate.measure(nanos);
        Optional<Wish> promise = unheard();
        if (promise.isPresent()) {
            return promise.filter(any -> !saidWithin(REPEAT, nanos)).map(wish -> say(wish, nanos));
        }
        if (now.limit() <= 0) {
            return Optional.empty();
        }
        Grant held = held(now.from());
        if (held != null && held.others() > 0) {
            Optional<Wish> less = less(held, now, nanos);
            if (less.isPresent()) {
                return less;
            }
        }
        recalled = false;
        return more(held, now, nanos);
    }

    /** Nothing is held or asked that needs looking after. */
    boolean rests() {
        return returned && unheard().isEmpty();
    }

    /** Where others could use it, nothing is kept but for what is used or under way. */
    Optional<Wish> leave(Instant from, long own) {
        Grant held = held(from);
        return held == null || held.others() == 0 || ceiling(from) <= own ? unheard() : Optional.of(promise(held, own));
    }

    private Optional<Wish> less(Grant held, Standing now, long nanos) {
        long left = ceiling(now.from()) - now.own();
        if (left <= 0) {
            return Optional.empty();
        }
        boolean idle = rate.idleSince(nanos, policy.life());
        long kept = idle ? 0 : Math.min(Math.ceilDiv(left, 2), rate.in(SUPPLY_SECONDS));
        if (!idle && (!recalled || kept == left)) {
            return Optional.empty();
        }
        returned = kept == 0;
        lowWater = 0;
        return Optional.of(say(promise(held, now.own() + kept), nanos));
    }

    private Optional<Wish> more(@Nullable Grant held, Standing now, long nanos) {
        long granted = held == null ? 0 : held.granted();
        long demand = held == null || held.others() > 0
                ? Math.max(Math.max(FEW, now.limit() / PART), rate.in(SUPPLY_SECONDS))
                : now.limit();
        long goal = now.own() + Math.min(demand, now.limit() - now.used());
        long left = granted - now.own();
        lowWater = goal > granted ? Math.max(0, granted - demand / 2) : Long.MAX_VALUE;
        boolean enough = held != null && (left * 2 >= demand || goal <= granted || (rate.isQuiet() && !asking));
        if (enough || saidWithin(asking ? REPEAT : pause, nanos)) {
            return Optional.empty();
        }
        if (!isAskedLately(nanos)) {
            asking = true;
            askedAt = nanos;
        }
        askedLast = nanos;
        return Optional.of(
                say(new Wish(now.from(), Math.max(goal, 0), held == null ? 0 : held.version(), false), nanos));
    }

    private Wish promise(Grant held, long ceiling) {
        Wish promise = new Wish(held.from(), ceiling, held.version(), true);
        promises.put(held.from(), promise);
        while (promises.size() > MONTHS) {
            promises.pollFirstEntry();
        }
        return promise;
    }

    private boolean saidWithin(long time, long nanos) {
        return said && nanos - saidAt < time;
    }

    private Wish say(Wish wish, long nanos) {
        said = true;
        saidAt = nanos;
        return wish;
    }

    /** The newest promise that billing's word does not answer. */
    private Optional<Wish> unheard() {
        Grant held = grant;
        if (held == null) {
            return promises.isEmpty()
                    ? Optional.empty()
                    : Optional.of(promises.lastEntry().getValue());
        }
        return Optional.ofNullable(promises.get(held.from())).filter(promise -> promise.version() >= held.version());
    }

    private @Nullable Grant held(Instant from) {
        return grant != null && grant.from().equals(from) ? grant : null;
    }

    /**
     * Billing's word.
     *
     * @param from the month's beginning
     * @param granted how many calls of the month the node may answer in all
     * @param others how many other nodes hold or want some
     * @param recalled whether one of them goes short
     */
    record Grant(Instant from, long granted, long version, int others, boolean recalled) {}

    /** What the node says: how many it would like to be granted, or with {@code promise} the most it will use. */
    record Wish(Instant from, long ceiling, long version, boolean promise) {}

    /** How the month stands: this node's calls, all that are known of, and the limit. */
    record Standing(Instant from, long own, long used, long limit) {}

    /** After which time without a call a lease is given back where others could use it. */
    record Policy(Duration life) {}
}
