package io.modelmarket.billing.payout;

import org.jspecify.annotations.Nullable;

/**
 * Whose account it is. Plain Java.
 *
 * @param latin the name as the bank has it in Latin letters, where it is given
 */
record Holder(String name, @Nullable String latin) {

    /** What the bank is told: marks are left out, whatever else it cannot read is a dot. */
    String forTheBank() {
        return Latin.of(latin == null ? name : latin);
    }

    /** Whether the bank can read all of it. */
    boolean isReadable() {
        return Latin.canWrite(latin == null ? name : latin);
    }
}
