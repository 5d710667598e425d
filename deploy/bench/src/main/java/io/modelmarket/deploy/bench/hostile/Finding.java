package io.modelmarket.deploy.bench.hostile;

/** What can come of a model, each a line of the report. */
enum Finding {
    REFUSED_BY_RULES("refused by a static rule"),
    REFUSED_ON_PROBATION("refused on probation"),
    WORKER_DIED_ON_PROBATION("worker died on probation"),
    ACCEPTED("accepted"),
    NOT_LOADED("accepted, but not loaded to serve"),
    ANSWERED("runs answered"),
    FAILED("runs that failed in words"),
    LATE("runs past their deadline"),
    WORKER_DIED_SERVING("worker deaths while serving"),
    HUNG("hung host calls"),
    THREW("host failures");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    /** As the report has it. */
    String words() {
        return words;
    }

    /** Whether the model is worth a look. */
    boolean isKept() {
        return switch (this) {
            case WORKER_DIED_ON_PROBATION, WORKER_DIED_SERVING, HUNG, THREW -> true;
            case REFUSED_BY_RULES, REFUSED_ON_PROBATION, ACCEPTED, NOT_LOADED, ANSWERED, FAILED, LATE -> false;
        };
    }
}
