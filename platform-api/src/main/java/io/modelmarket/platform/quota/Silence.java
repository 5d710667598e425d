package io.modelmarket.platform.quota;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * After how long without billing's answer a plan's policy for that counts.
 *
 * @param nanos the clock of this process
 */
record Silence(Duration least, LongSupplier nanos) {

    /** Whether something was asked for so long ago, and is not answered. */
    boolean lasts(Lease lease) {
        return lease.unanswered(nanos.getAsLong()) >= least.toNanos();
    }
}
