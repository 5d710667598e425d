package io.modelmarket.platform.quota;

import java.time.Instant;

/** A call's unit of its subscription's month and the one of its key's budget. */
public record BothUnits(QuotaUnit quota, QuotaUnit budget) implements QuotaUnit {

    @Override
    public Instant latest() {
        return quota.latest().isBefore(budget.latest()) ? quota.latest() : budget.latest();
    }

    @Override
    public void answered(long epoch, long sequence, Instant finishedAt) {
        quota.answered(epoch, sequence, finishedAt);
        budget.answered(epoch, sequence, finishedAt);
    }

    @Override
    public void giveBack() {
        quota.giveBack();
        budget.giveBack();
    }
}
