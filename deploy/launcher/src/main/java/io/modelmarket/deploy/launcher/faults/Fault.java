package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.launcher.part.PartName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * One thing done to a running market.
 *
 * @param part whose process it is done to; for {@link Target#WORKER} the part whose child it is
 * @param after how long after the market has recovered from the fault before
 * @param hold how long a stopped process stays stopped
 * @param pick which of several processes, where there are several
 */
record Fault(Kind kind, Target target, PartName part, Duration after, Duration hold, int pick) {

    private static final List<PartName> PARTS =
            List.of(PartName.PLATFORM_API, PartName.KAFKA, PartName.POSTGRES, PartName.BILLING);
    private static final int MOST_PAUSE_MILLIS = 3_000;
    private static final int LEAST_HOLD_MILLIS = 500;
    private static final int MOST_HOLD_MILLIS = 8_000;
    /** Longer than billing's {@code market.usage.session-timeout}, so that Kafka takes its partitions away. */
    private static final Duration OUT_OF_THE_GROUP = Duration.ofSeconds(13);

    /** What is done. */
    enum Kind {
        /** {@code kill -9}. */
        KILL,
        /** SIGSTOP, and SIGCONT later. */
        FREEZE,
        /** A polite end; the launcher starts it again. */
        RESTART,
        /** Billing is stopped until Kafka takes its partitions away, and the broker ended when it comes back. */
        RESTART_IN_REBALANCE
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

    /** As it is shown: what, and to whom. */
    String label() {
        String process = target == Target.WORKER ? "worker" : part.label();
        return switch (kind) {
            case KILL -> "kill -9 " + process;
            case FREEZE -> String.format(Locale.ROOT, "stop %s for %.1f s", process, hold.toMillis() / 1000.0);
            case RESTART -> "restart " + process;
            case RESTART_IN_REBALANCE -> "restart " + process + " in a rebalance";
        };
    }
}
