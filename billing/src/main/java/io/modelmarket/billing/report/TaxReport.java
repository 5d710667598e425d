package io.modelmarket.billing.report;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.report.TaxSummary.TaxRow;
import io.modelmarket.billing.report.table.Column;
import io.modelmarket.billing.tax.SellerConfig;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tax of the documents that were issued in a month of the seller's zone: output tax of invoices less credit notes,
 * input tax of self-billed invoices. Both directions are positive, so they do not add up.
 */
@ApplicationScoped
class TaxReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("direction"),
            Column.text("country"),
            Column.text("treatment"),
            Column.text("name"),
            Column.decimal("rate").withoutTotal(),
            Column.text("currency"),
            Column.decimal("net").withoutTotal(),
            Column.decimal("tax").withoutTotal(),
            Column.decimal("ledger").withoutTotal(),
            Column.decimal("difference").ofDifferences(),
            Column.text("withoutProfile"));

    private final TaxSummaryReads reads;
    private final SellerConfig seller;

    @Inject
    TaxReport(TaxSummaryReads reads, SellerConfig seller) {
        this.reads = reads;
        this.seller = seller;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.TAX_SUMMARY;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        if (scope.tenant() != null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "The tax summary is the seller's; ask for it without a tenant.");
        }
        Period month = new Period(scope.period(), seller.timeZone());
        for (TaxRow row : reads.output(month)) {
            rows.add(cells(scope, "OUTPUT", row));
        }
        for (TaxRow row : reads.input(month)) {
            rows.add(cells(scope, "INPUT", row));
        }
    }

    private List<@Nullable Object> cells(ReportScope scope, String direction, TaxRow row) {
        return Arrays.asList(
                scope.period(),
                seller.timeZone(),
                scope.asOf(),
                direction,
                row.country(),
                row.treatment(),
                row.name(),
                new BigDecimal(row.rate()),
                row.net().currency(),
                new BigDecimal(row.net().amount()),
                new BigDecimal(row.tax().amount()),
                new BigDecimal(row.ledger().amount()),
                new BigDecimal(row.difference().amount()),
                row.withoutProfile());
    }
}
