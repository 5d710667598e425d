package io.modelmarket.billing.report;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was charged for the tax office in a month, credit notes taken off, and what partners have charged the market, in
 * JSON.
 *
 * @param timeZone the seller's, in which the month is cut
 * @param rows output tax: of invoices and credit notes
 * @param input input tax: of self-billed invoices
 * @param reconciled whether the ledger has the same of every row
 */
record TaxSummary(
        String period, String timeZone, Instant asOf, List<TaxRow> rows, List<TaxRow> input, boolean reconciled) {

    static TaxSummary of(Period period, Instant asOf, List<TaxRow> rows, List<TaxRow> input) {
        boolean same = Stream.concat(rows.stream(), input.stream())
                .allMatch(row -> row.tax().equals(row.ledger()));
        return new TaxSummary(period.month().toString(), period.zone().getId(), asOf, rows, input, same);
    }

    /**
     * All that was taxed alike.
     *
     * @param country the buyers'; of input tax the suppliers'
     * @param rate in percent
     * @param withoutProfile whether the buyers had no billing profile, and were taxed as private ones
     * @param ledger what the ledger has of the tax
     */
    record TaxRow(
            @Nullable String country,
            String treatment,
            String name,
            String rate,
            boolean withoutProfile,
            MoneyView net,
            MoneyView tax,
            MoneyView ledger,
            MoneyView difference) {}
}
