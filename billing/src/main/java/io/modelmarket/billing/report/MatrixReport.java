package io.modelmarket.billing.report;

import io.modelmarket.billing.archive.ArchivedUsage;
import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.archive.ArchivedUsage.Requests;
import io.modelmarket.billing.report.DocumentBooks.DocumentLine;
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
 * The whole way of a month's usage, from archived events to statements, a subscription and plan version in a row, and
 * after them a row for each invoice or credit note of the month whose books do not agree as a whole. Events and rollups
 * are compared in requests and, hour by hour, in every meter; everything after in money, without sign, so that no two
 * differences cancel out in a sum. Each must be 0.
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
            Column.text("document"),
            Column.text("currency"),
            Column.number("events"),
            Column.number("rollups"),
            Column.number("usageDifference"),
            Column.number("metersDiffering"),
            Column.number("billed"),
            Column.number("unbilled"),
            Column.number("overbilled"),
            Column.decimal("charged"),
            Column.decimal("invoiced"),
            Column.decimal("credited"),
            Column.decimal("ledger"),
            Column.decimal("statements"),
            Column.decimal("payable"),
            Column.decimal("invoicedDifference"),
            Column.decimal("ledgerDifference"),
            Column.decimal("statementsDifference"),
            Column.decimal("payableDifference"),
            Column.decimal("difference"));

    private final ReportReads books;
    private final DocumentBooks documents;
    private final ArchivedUsage usage;

    @Inject
    MatrixReport(ReportReads books, DocumentBooks documents, ArchivedUsage usage) {
        this.books = books;
        this.documents = documents;
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
            rows.add(row(scope, line, requests == null ? new Requests(0, 0, 0) : requests));
        }
        for (Map.Entry<PlanUse, Requests> unknown : events.entrySet()) {
            rows.add(withoutRollup(scope, unknown.getKey(), unknown.getValue()));
        }
        for (DocumentLine document : documents.disagreeing(scope.period().atDay(1), scope.tenant())) {
            rows.add(row(scope, document));
        }
    }

    private static List<@Nullable Object> row(ReportScope scope, ReportLine line, Requests requests) {
        ReportLine.Subject subject = line.subject();
        return Arrays.asList(
                scope.period(),
                subject.timeZone(),
                scope.asOf(),
                subject.tenant(),
                subject.subscription(),
                subject.model(),
                subject.planName(),
                (long) subject.version(),
                null,
                line.tariff().currency(),
                requests.archived(),
                requests.counted(),
                requests.archived() - requests.counted(),
                requests.differing(),
                line.billed(),
                line.unbilled(),
                line.overbilled(),
                amount(line.charged()),
                amount(line.invoiced()),
                amount(line.credited()),
                amount(line.receivable()),
                amount(line.shared()),
                amount(line.payable()),
                amount(line.invoicedDifference()).abs(),
                amount(line.receivableDifference()).abs(),
                amount(line.sharedDifference()).abs(),
                amount(line.payableDifference()).abs(),
                amount(line.difference()));
    }

    /** Usage that the archive has and no other book; the plan by its id. */
    private static List<@Nullable Object> withoutRollup(ReportScope scope, PlanUse use, Requests requests) {
        Map<String, Object> cells = new HashMap<>();
        cells.put("subscription", use.subscription());
        cells.put("plan", use.plan());
        cells.put("planVersion", (long) use.version());
        cells.put("events", requests.archived());
        cells.put("rollups", requests.counted());
        cells.put("usageDifference", requests.archived() - requests.counted());
        cells.put("metersDiffering", requests.differing());
        return inOrder(scope, cells);
    }

    private static List<@Nullable Object> row(ReportScope scope, DocumentLine document) {
        Map<String, Object> cells = new HashMap<>();
        cells.put("timeZone", document.timeZone());
        cells.put("tenant", document.tenant());
        cells.put("document", document.number());
        cells.put("currency", document.total().currency());
        cells.put("invoiced", amount(document.total()));
        cells.put("ledger", amount(document.receivable()));
        cells.put("statements", amount(document.shared()));
        cells.put("payable", amount(document.payable()));
        cells.put("invoicedDifference", amount(document.invoicedDifference()));
        cells.put("ledgerDifference", amount(document.ledgerDifference()));
        cells.put("statementsDifference", amount(document.sharedDifference()));
        cells.put("payableDifference", amount(document.payableDifference()));
        cells.put("difference", amount(document.difference()));
        return inOrder(scope, cells);
    }

    private static List<@Nullable Object> inOrder(ReportScope scope, Map<String, Object> cells) {
        cells.put("period", scope.period());
        cells.put("asOf", scope.asOf());
        List<@Nullable Object> row = new ArrayList<>();
        COLUMNS.forEach(column -> row.add(cells.get(column.name())));
        return row;
    }

    private static BigDecimal amount(Money money) {
        return money.toDecimal();
    }
}
