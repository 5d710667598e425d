package io.modelmarket.billing.report;

import io.modelmarket.billing.archive.ArchivedUsage;
import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.archive.ArchivedUsage.Requests;
import io.modelmarket.billing.report.table.Column;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of a month's usage, from archived events to statements, a subscription and plan version in a row.
 * Events and rollups are compared in requests, everything after in money; both differences must be 0.
 */
@ApplicationScoped
class MatrixReport implements ReportSource {

    private static final List<Column> COLUMNS = List.of(
            Column.text("period"),
            Column.text("timeZone"),
            Column.text("asOf"),
            Column.text("tenant"),
            Column.text("subscription"),
            Column.text("model"),
            Column.text("plan"),
            Column.number("planVersion").withoutTotal(),
            Column.text("currency"),
            Column.number("events"),
            Column.number("rollups"),
            Column.number("usageDifference"),
            Column.number("billed"),
            Column.number("unbilled"),
            Column.decimal("charged"),
            Column.decimal("invoiced"),
            Column.decimal("credited"),
            Column.decimal("ledger"),
            Column.decimal("statements"),
            Column.decimal("payable"),
            Column.decimal("difference"));

    private final ReportReads books;
    private final ArchivedUsage usage;

    @Inject
    MatrixReport(ReportReads books, ArchivedUsage usage) {
        this.books = books;
        this.usage = usage;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.RECONCILIATION;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void read(ReportScope scope, Rows rows) throws IOException {
        List<ReportLine> lines = books.lines(scope.period().atDay(1), scope.tenant());
        Map<PlanUse, Requests> events = new HashMap<>(usage.requests(scope.period(), scope.tenant()));
        for (ReportLine line : lines) {
            ReportLine.Subject subject = line.subject();
            Requests requests = events.remove(new PlanUse(subject.subscription(), subject.plan(), subject.version()));
            rows.add(row(scope, line, requests == null ? new Requests(0, 0) : requests));
        }
        for (Map.Entry<PlanUse, Requests> unknown : events.entrySet()) {
            rows.add(withoutRollup(scope, unknown.getKey(), unknown.getValue()));
        }
    }

    private static List<Object> row(ReportScope scope, ReportLine line, Requests requests) {
        ReportLine.Subject subject = line.subject();
        return List.of(
                scope.period(),
                subject.timeZone(),
                scope.asOf(),
                subject.tenant(),
                subject.subscription(),
                subject.model(),
                subject.planName(),
                (long) subject.version(),
                line.tariff().currency(),
                requests.archived(),
                requests.counted(),
                requests.archived() - requests.counted(),
                line.billed(),
                line.unbilled(),
                amount(line.charged()),
                amount(line.invoiced()),
                amount(line.credited()),
                amount(line.receivable()),
                amount(line.shared()),
                amount(line.payable()),
                amount(line.difference()));
    }

    /** Usage that the archive has and no other book; the plan by its id. */
    private static List<@Nullable Object> withoutRollup(ReportScope scope, PlanUse use, Requests requests) {
        List<@Nullable Object> cells = new ArrayList<@Nullable Object>(Arrays.asList(
                scope.period(),
                null,
                scope.asOf(),
                null,
                use.subscription(),
                null,
                use.plan(),
                (long) use.version(),
                null));
        cells.addAll(List.of(requests.archived(), requests.counted(), requests.archived() - requests.counted()));
        while (cells.size() < COLUMNS.size()) {
            cells.add(null);
        }
        return cells;
    }

    private static BigDecimal amount(Money money) {
        return money.toDecimal();
    }
}
