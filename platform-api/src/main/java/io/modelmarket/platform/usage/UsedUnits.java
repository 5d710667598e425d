package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;

/** Which events have used a unit of a quota: those that billing counts as requests. */
public final class UsedUnits {

    private UsedUnits() {}

    /** Whether that one has. */
    public static boolean isUsed(UsageEvent event) {
        return switch (event.getOutcome()) {
            case ANSWERED, FAILED_BILLED -> true;
            case FAILED, OUTCOME_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
