package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.launcher.faults.Injector.Suffered;
import java.util.List;

/**
 * One round: what was done, how many requests ended how, what was compared.
 *
 * @param reachedQuotas how many of the subscriptions with a quota were called until it refused
 */
record Round(
        int number,
        long seed,
        List<Suffered> faults,
        long answered,
        long refused,
        long broken,
        long unsent,
        int reachedQuotas,
        List<Check> checks) {

    /** The round in one line. */
    String summary() {
        return answered + " answered, " + refused + " refused, " + broken + " broken, " + unsent + " never sent, "
                + reachedQuotas + " quotas reached; "
                + checks.stream().filter(Check::holds).count() + " of " + checks.size() + " comparisons hold";
    }

    boolean right() {
        return checks.stream().allMatch(Check::holds);
    }
}
