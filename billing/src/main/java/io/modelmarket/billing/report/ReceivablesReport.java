package io.modelmarket.billing.report;

import io.modelmarket.billing.payment.PaymentReads;
import io.modelmarket.billing.payment.PaymentReads.AgeingView;
import io.modelmarket.billing.report.table.Column;
import io.modelmarket.billing.tax.SellerConfig;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What tenants owe by days past due, beside what the ledger has of it: as of the end of the month in the seller's zone
 * or, until that is past, as of now.
 */
@ApplicationScoped
class ReceivablesReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("tenant"),
            Column.text("currency"),
            Column.decimal("open"),
            Column.decimal("notDue"),
            Column.decimal("days1To30"),
            Column.decimal("days31To60"),
            Column.decimal("days61To90"),
            Column.decimal("over90Days"),
            Column.decimal("ledger"),
            Column.decimal("difference").ofDifferences());

    private final PaymentReads payments;
    private final SellerConfig seller;

    @Inject
    ReceivablesReport(PaymentReads payments, SellerConfig seller) {
        this.payments = payments;
        this.seller = seller;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.RECEIVABLES;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Instant asOf(ReportScope scope) {
        return scope.asOfItsEnd(seller.timeZone()).asOf();
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        Instant at = asOf(scope);
        for (AgeingView owed : payments.ageing(at)) {
            if (scope.tenant() == null || owed.tenant().equals(scope.tenant())) {
                rows.add(List.of(
                        seller.timeZone(),
                        at,
                        owed.tenant(),
                        owed.open().currency(),
                        amount(owed.open()),
                        amount(owed.notDue()),
                        amount(owed.days1To30()),
                        amount(owed.days31To60()),
                        amount(owed.days61To90()),
                        amount(owed.over90Days()),
                        amount(owed.ledger()),
                        amount(owed.difference())));
            }
        }
    }

    private static BigDecimal amount(MoneyView money) {
        return new BigDecimal(money.amount());
    }
}
