package io.modelmarket.billing.close;

import io.modelmarket.billing.close.TenantClose.Closed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a close has issued: how many invoices, and the first of them; a large close is never held as a whole. */
final class IssuedInvoices {

    private static final int MOST = 100;
    private static final int MOST_LINES = 5000;

    private final List<Closed> first = new ArrayList<>();
    private int count;
    private int lines;

    void add(Collection<Closed> more) {
        more.forEach(this::add);
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
