package io.modelmarket.platform.quota;

import java.time.Instant;

/** One unit taken; it is either used up by an answer or given back, once. */
final class TakenUnit implements QuotaUnit {

    private final Quota quota;
    private final RunningMonth month;
    private final boolean limited;
    private boolean settled;

    TakenUnit(Quota quota, RunningMonth month, boolean limited) {
        this.quota = quota;
        this.month = month;
        this.limited = limited;
    }

    RunningMonth month() {
        return month;
    }

    /** Whether it was taken under a quota. */
    boolean limited() {
        return limited;
    }

    @Override
    public Instant latest() {
        return limited ? month.period.to().minusNanos(1) : Instant.MAX;
    }

    @Override
    public void answered(long epoch, long sequence, Instant finishedAt) {
        synchronized (quota) {
            if (!settled) {
                settled = true;
                quota.answered(this, epoch, sequence, finishedAt);
            }
        }
    }

    @Override
    public void giveBack() {
        synchronized (quota) {
            if (!settled) {
                settled = true;
                quota.givenBack(this);
            }
        }
    }
}
