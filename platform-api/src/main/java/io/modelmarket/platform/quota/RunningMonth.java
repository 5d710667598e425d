package io.modelmarket.platform.quota;

/** Calls under way that were let in in one period. Guarded by their quota. */
final class RunningMonth {

    final Period period;
    long calls;

    RunningMonth(Period period) {
        this.period = period;
    }
}
