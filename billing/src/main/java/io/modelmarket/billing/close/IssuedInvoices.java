package io.modelmarket.billing.close;

import io.modelmarket.billing.close.TenantClose.Closed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a close has issued: how many invoices, the first of them, how many consumers it could not issue, and how many
 * are not what was approved; a large close is never held as a whole.
 */
final class IssuedInvoices {

    private static final int MOST = 100;
    private static final int MOST_LINES = 5000;

    private final List<Closed> first = new ArrayList<>();
    private int count;
    private int lines;
    private int failures;
    private int changed;

    void add(Collection<Closed> more) {
        more.forEach(this::add);
    }

    /** That one more consumer could not be issued. */
    void failed() {
        failures++;
    }

    /** How many consumers could not be issued. */
    int failures() {
        return failures;
    }

    /** That one more consumer is not what was approved. */
    void hasChanged() {
        changed++;
    }

    /** How many consumers are not what was approved: the close is done without them. */
    int changed() {
        return changed;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** 100 of them at most, and none after 5,000 lines. */
    List<Closed> first() {
        return List.copyOf(first);
    }

    private void add(Closed one) {
        if (first.size() < MOST && lines < MOST_LINES) {
            first.add(one);
            lines += one.invoice().lines().size();
        }
        count++;
    }
}
