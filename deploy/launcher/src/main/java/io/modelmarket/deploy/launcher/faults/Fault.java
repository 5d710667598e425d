package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.launcher.part.PartName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One thing done to a running market.
 *
 * @param part whose process it is done to; for {@link Target#WORKER} the part whose child it is
 * @param after how long after the market has recovered from the fault before
 * @param hold how long a stopped process stays stopped, connections are cut, a disk is full, a clock is wrong
 * @param pick what is random beside: which of several processes, at which instants, at which byte, by how much
 */
record Fault(Kind kind, Target target, PartName part, Duration after, Duration hold, int pick) {

    private static final List<PartName> PARTS =
            List.of(PartName.PLATFORM_API, PartName.KAFKA, PartName.POSTGRES, PartName.BILLING);
    private static final int MOST_PAUSE_MILLIS = 3_000;
    private static final int LEAST_HOLD_MILLIS = 500;
    private static final int MOST_HOLD_MILLIS = 8_000;
    /** Longer than billing's {@code market.usage.session-timeout}, so that Kafka takes its partitions away. */
    private static final Duration OUT_OF_THE_GROUP = Duration.ofSeconds(13);
    /** Less than billing's {@code market.usage.max-ahead}, beyond which it believes no event. */
    private static final int MOST_AHEAD_OF_BILLING_MINUTES = 50;

    private static final int FEW_MINUTES = 5;
    private static final int MOST_MINUTES = 12 * 60;

    /** What is done. */
    enum Kind {
        /** {@code kill -9}. */
        KILL,
        /** SIGSTOP, and SIGCONT later. */
        FREEZE,
        /** A polite end; the launcher starts it again. */
        RESTART,
        /** Billing is stopped until Kafka takes its partitions away, and the broker ended when it comes back. */
        RESTART_IN_REBALANCE,
        /** The part's connections to PostgreSQL are ended, over and over. */
        CUT_CONNECTIONS,
        /** The small file system that the data plane's journal is on is filled. */
        FILL_DISK,
        /** No file of the part can be written from some byte on. */
        LIMIT_FILES,
        /** The part sees a clock that is ahead, then the right one again. */
        CLOCK_AHEAD,
        /** The part sees a clock that is behind, then the right one again. */
        CLOCK_BACK
    }

    /** Which process it is done to. */
    enum Target {
        PART,
        /** One of the part's child processes, where models run. */
        WORKER
    }

    /** Every fault once, in a seeded order with seeded pauses; the first {@code most} of them. */
    static List<Fault> plan(RandomGenerator random, int most) {
        List<Fault> all = new ArrayList<>();
        for (Kind kind : List.of(Kind.KILL, Kind.FREEZE)) {
            for (PartName part : PARTS) {
                all.add(of(kind, Target.PART, part, random));
            }
            all.add(of(kind, Target.WORKER, PartName.PLATFORM_API, random));
        }
        all.add(of(Kind.RESTART, Target.PART, PartName.KAFKA, random));
        all.add(of(Kind.RESTART_IN_REBALANCE, Target.PART, PartName.KAFKA, random));
        all.add(of(Kind.CUT_CONNECTIONS, Target.PART, PartName.BILLING, random));
        all.add(of(Kind.CUT_CONNECTIONS, Target.PART, PartName.TENANT_SERVICE, random));
        all.add(of(Kind.FILL_DISK, Target.PART, PartName.PLATFORM_API, random));
        for (PartName part : List.of(PartName.PLATFORM_API, PartName.BILLING)) {
            for (Kind kind : List.of(Kind.LIMIT_FILES, Kind.CLOCK_AHEAD, Kind.CLOCK_BACK)) {
                all.add(of(kind, Target.PART, part, random));
            }
        }
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static Fault of(Kind kind, Target target, PartName part, RandomGenerator random) {
        Duration hold = kind == Kind.RESTART_IN_REBALANCE
                ? OUT_OF_THE_GROUP
                : Duration.ofMillis(random.nextInt(LEAST_HOLD_MILLIS, MOST_HOLD_MILLIS));
        return new Fault(
                kind,
                target,
                part,
                Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS)),
                hold,
                random.nextInt(Integer.MAX_VALUE));
    }

    /** What is random beside the plan, the same each time it is asked for. */
    RandomGenerator random() {
        return new SplittableRandom(pick);
    }

    /** How far ahead the clock is that the part sees, or with a minus how far behind; zero for other kinds. */
    Duration clockAhead() {
        int hours = random().nextInt(FEW_MINUTES, MOST_MINUTES);
        int few = random().nextInt(FEW_MINUTES, MOST_AHEAD_OF_BILLING_MINUTES);
        boolean billing = part == PartName.BILLING;
        return switch (kind) {
            case CLOCK_AHEAD -> Duration.ofMinutes(billing ? hours : few);
            case CLOCK_BACK -> Duration.ofMinutes(-hours);
            case KILL, FREEZE, RESTART, RESTART_IN_REBALANCE, CUT_CONNECTIONS, FILL_DISK, LIMIT_FILES -> Duration.ZERO;
        };
    }

    /** As it is shown: what, and to whom. */
    String label() {
        String process = target == Target.WORKER ? "worker" : part.label();
        return switch (kind) {
            case KILL -> "kill -9 " + process;
            case FREEZE -> "stop " + process + forSeconds();
            case RESTART -> "restart " + process;
            case RESTART_IN_REBALANCE -> "restart " + process + " in a rebalance";
            case CUT_CONNECTIONS -> "cut connections of " + process + forSeconds();
            case FILL_DISK -> "fill the journal's disk" + forSeconds();
            case LIMIT_FILES -> "no room for " + process + "'s files" + forSeconds();
            case CLOCK_AHEAD, CLOCK_BACK -> "clock of " + process + " " + clock() + forSeconds();
        };
    }

    private String forSeconds() {
        return String.format(Locale.ROOT, " for %.1f s", hold.toMillis() / 1000.0);
    }

    private String clock() {
        Duration ahead = clockAhead();
        return ahead.abs().toMinutes() + " min " + (ahead.isNegative() ? "back" : "ahead");
    }
}
