package io.modelmarket.billing.report;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was charged for the tax office in a month, credit notes taken off, in JSON.
 *
 * @param timeZone the seller's, in which the month is cut
 * @param reconciled whether the ledger has the same of every row
 */
record TaxSummary(String period, String timeZone, Instant asOf, List<TaxRow> rows, boolean reconciled) {

    static TaxSummary of(Period period, Instant asOf, List<TaxRow> rows) {
        boolean same = rows.stream().allMatch(row -> row.tax().equals(row.ledger()));
        return new TaxSummary(period.month().toString(), period.zone().getId(), asOf, rows, same);
    }

    /**
     * All that was taxed alike.
     *
     * @param country the buyers'
     * @param rate in percent
     * @param ledger what the ledger has of the tax
     */
    record TaxRow(
            @Nullable String country,
            String treatment,
            String name,
            String rate,
            MoneyView net,
            MoneyView tax,
            MoneyView ledger,
            MoneyView difference) {}
}
