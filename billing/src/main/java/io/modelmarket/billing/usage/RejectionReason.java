package io.modelmarket.billing.usage;

import java.util.Locale;

/** Why an event could not be taken. The words are stable. */
enum RejectionReason {
    MALFORMED,
    MISSING_IDENTITY,
    UNSPECIFIED_OUTCOME,
    NEGATIVE_QUANTITY,
    ABSURD_QUANTITY,
    ABSURD_TIME,
    UNKNOWN_SUBSCRIPTION,
    TENANT_MISMATCH,
    MODEL_MISMATCH,
    PLAN_MISMATCH;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
