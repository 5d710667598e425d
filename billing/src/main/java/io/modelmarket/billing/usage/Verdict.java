package io.modelmarket.billing.usage;

import io.modelmarket.billing.usage.fold.Usage;

/** Whether an event counts. */
sealed interface Verdict {

    /** It counts, as this. */
    record Counts(Usage usage) implements Verdict {}

    /** It does not; finance sees why. */
    record Refused(RejectionReason reason, String detail) implements Verdict {}
}
