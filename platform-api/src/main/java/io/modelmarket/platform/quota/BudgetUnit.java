package io.modelmarket.platform.quota;

import java.time.Instant;

/** One unit of a key's budget; it is either used up by an answer or given back, once. */
public final class BudgetUnit implements QuotaUnit {

    private final Budget budget;
    private final BudgetMonth month;
    private final Instant latest;
    private boolean settled;

    BudgetUnit(Budget budget, BudgetMonth month, Instant latest) {
        this.budget = budget;
        this.month = month;
        this.latest = latest;
    }

    /** The budget's id. */
    public String id() {
        return budget.id();
    }

    /** The beginning of the month the unit is of. */
    public Instant from() {
        return month.from;
    }

    /** The number under which the journal has the call: above all before it. */
    public long number() {
        synchronized (budget) {
            month.numbered = Math.max(month.numbered, month.answered) + 1;
            return month.numbered;
        }
    }

    @Override
    public Instant latest() {
        return latest;
    }

    @Override
    public void answered(long epoch, long sequence, Instant finishedAt) {
        settle(1);
    }

    @Override
    public void giveBack() {
        settle(0);
    }

    private void settle(int answers) {
        synchronized (budget) {
            if (!settled) {
                settled = true;
                month.underWay--;
                month.answered += answers;
            }
        }
    }
}
