package io.modelmarket.deploy.bench.hostile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can come of a model, each a line of the report. */
public enum Finding {
    REFUSED_BY_RULES("refused by a static rule", Weight.TOLD),
    REFUSED_ON_PROBATION("refused on probation", Weight.TOLD),
    WORKER_DIED_ON_PROBATION("worker died on probation", Weight.KEPT),
    ACCEPTED("accepted", Weight.TOLD),
    NOT_LOADED("accepted, but not loaded to serve", Weight.TOLD),
    ANSWERED("runs answered", Weight.TOLD),
    FAILED("runs that failed in words", Weight.TOLD),
    LATE("runs past their deadline", Weight.TOLD),
    REFUSED_INPUT("runs refused for their input", Weight.TOLD),
    PUT_OFF("runs put off until given up", Weight.TOLD),
    WORKER_DIED_SERVING("worker deaths while serving", Weight.KEPT),
    CONSUMER_REFUSED("consumers refused a release", Weight.KEPT),
    QUARANTINED("releases quarantined", Weight.KEPT),
    HUNG("hung host calls", Weight.NEVER),
    THREW("host failures", Weight.NEVER),
    HOST_DIED("host processes that ended", Weight.NEVER),
    UNPROMISED("answers that nobody promised", Weight.NEVER),
    LEAKED("problems with native text or paths", Weight.NEVER),
    UNSERVED("steps the market never heard of", Weight.NEVER),
    NEIGHBOUR_FAILED("wrong or failed answers next door", Weight.NEVER);

    private static final Set<String> PROBATION = Set.of("load", "load-time", "run-time", "trial-run", "inputs");
    private static final Set<Finding> OVER_REST = Collections.unmodifiableSet(EnumSet.of(
            REFUSED_INPUT,
            PUT_OFF,
            CONSUMER_REFUSED,
            QUARANTINED,
            HOST_DIED,
            UNPROMISED,
            LEAKED,
            UNSERVED,
            NEIGHBOUR_FAILED));

    private final String words;
    private final Weight weight;

    Finding(String words, Weight weight) {
        this.words = words;
        this.weight = weight;
    }

    /** Those that can be made without a market. */
    static Set<Finding> direct() {
        return EnumSet.complementOf(EnumSet.copyOf(OVER_REST));
    }

    /** All there are. */
    public static Set<Finding> inMarket() {
        return EnumSet.allOf(Finding.class);
    }

    /** What a refusal by that rule of the inspection is. */
    public static Finding ofRefusal(String rule) {
        if (rule.equals("crash")) {
            return WORKER_DIED_ON_PROBATION;
        }
        return PROBATION.contains(rule) ? REFUSED_ON_PROBATION : REFUSED_BY_RULES;
    }

    /** As the report has it. */
    String words() {
        return words;
    }

    /** Whether the model is worth a look. */
    boolean isKept() {
        return weight != Weight.TOLD;
    }

    /** Whether there must be none. */
    public boolean isFailure() {
        return weight == Weight.NEVER;
    }

    /** What is made of a finding. */
    private enum Weight {
        /** Counted. */
        TOLD,
        /** Counted, and its model written down. */
        KEPT,
        /** Written down too, and a failure of the run. */
        NEVER
    }
}
