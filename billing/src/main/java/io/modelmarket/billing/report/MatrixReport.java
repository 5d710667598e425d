package io.modelmarket.billing.report;

import io.modelmarket.billing.archive.ArchivedUsage;
import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.archive.ArchivedUsage.Requests;
import io.modelmarket.billing.archive.PlanRequests;
import io.modelmarket.billing.report.DocumentBooks.DocumentLine;
import io.modelmarket.billing.report.ReportLine.MeterUse;
import io.modelmarket.billing.report.table.Column;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of a month's usage, from archived events to statements, a subscription and plan version in a row, a
 * further row for each further meter that the plan prices, and after them a row for each invoice or credit note of the
 * month whose books do not agree as a whole. Events and rollups are compared in requests and, by hour and release, in
 * every meter; rollups and invoice lines in each priced meter and in money; everything after in money, without sign, so
 * that no two differences cancel out in a sum. Each must be 0. Lines go by; some are held.
 */
@ApplicationScoped
class MatrixReport implements ReportSource {

    private static final int LINES_AT_ONCE = 1000;

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
            Column.number("usageDifference").ofDifferences(),
            Column.number("metersDiffering"),
            Column.text("meter"),
            Column.number("metered").withoutTotal(),
            Column.number("billed").withoutTotal(),
            Column.number("unbilled").withoutTotal(),
            Column.number("overbilled").withoutTotal(),
            Column.decimal("charged"),
            Column.decimal("invoiced"),
            Column.decimal("credited"),
            Column.decimal("ledger"),
            Column.decimal("statements"),
            Column.decimal("payable"),
            Column.decimal("chargedDifference"),
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
        try (PlanRequests events = usage.requests(scope.period(), scope.tenant())) {
            List<ReportLine> some = new ArrayList<>();
            books.each(scope.period().atDay(1), scope.tenant(), line -> {
                some.add(line);
                if (some.size() == LINES_AT_ONCE) {
                    write(scope, some, events, rows);
                }
            });
            write(scope, some, events, rows);
            events.others((use, requests) -> add(rows, withoutRollup(scope, use, requests)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (DocumentLine document : documents.disagreeing(scope.period().atDay(1), scope.tenant())) {
            rows.add(row(scope, document));
        }
    }

    private static void write(ReportScope scope, List<ReportLine> some, PlanRequests events, Rows rows) {
        Map<PlanUse, Requests> known =
                events.of(some.stream().map(MatrixReport::use).toList());
        for (ReportLine line : some) {
            List<MeterUse> meters = line.meters();
            Map<String, Object> cells = cells(line);
            if (!meters.isEmpty()) {
                put(cells, meters.getFirst());
            }
            put(cells, known.getOrDefault(use(line), new Requests(0, 0, 0)));
            put(cells, line);
            add(rows, inOrder(scope, cells));
            for (int i = 1; i < meters.size(); i++) {
                Map<String, Object> further = cells(line);
                put(further, meters.get(i));
                add(rows, inOrder(scope, further));
            }
        }
        some.clear();
    }

    private static PlanUse use(ReportLine line) {
        ReportLine.Subject subject = line.subject();
        return new PlanUse(subject.subscription(), subject.plan(), subject.version());
    }

    private static Map<String, Object> cells(ReportLine line) {
        ReportLine.Subject subject = line.subject();
        Map<String, Object> cells = new HashMap<>();
        cells.put("timeZone", subject.timeZone());
        cells.put("tenant", subject.tenant());
        cells.put("subscription", subject.subscription());
        cells.put("model", subject.model());
        cells.put("plan", subject.planName());
        cells.put("planVersion", (long) subject.version());
        cells.put("currency", line.tariff().currency());
        return cells;
    }

    private static void put(Map<String, Object> cells, Requests requests) {
        cells.put("events", requests.archived());
        cells.put("rollups", requests.counted());
        cells.put("usageDifference", requests.archived() - requests.counted());
        cells.put("metersDiffering", requests.differing());
    }

    private static void put(Map<String, Object> cells, MeterUse use) {
        cells.put("meter", use.meter().unit());
        cells.put("metered", use.used());
        cells.put("billed", use.billed());
        cells.put("unbilled", use.unbilled());
        cells.put("overbilled", use.overbilled());
    }

    private static void put(Map<String, Object> cells, ReportLine line) {
        cells.put("charged", amount(line.charged()));
        cells.put("invoiced", amount(line.invoiced()));
        cells.put("credited", amount(line.credited()));
        cells.put("ledger", amount(line.receivable()));
        cells.put("statements", amount(line.shared()));
        cells.put("payable", amount(line.payable()));
        cells.put("chargedDifference", amount(line.chargedDifference()));
        cells.put("invoicedDifference", amount(line.invoicedDifference()).abs());
        cells.put("ledgerDifference", amount(line.receivableDifference()).abs());
        cells.put("statementsDifference", amount(line.sharedDifference()).abs());
        cells.put("payableDifference", amount(line.payableDifference()).abs());
        cells.put("difference", amount(line.difference()));
    }

    /** Usage that the archive has and no other book; the plan by its id. */
    private static List<@Nullable Object> withoutRollup(ReportScope scope, PlanUse use, Requests requests) {
        Map<String, Object> cells = new HashMap<>();
        cells.put("subscription", use.subscription());
        cells.put("plan", use.plan());
        cells.put("planVersion", (long) use.version());
        put(cells, requests);
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

    private static void add(Rows rows, List<@Nullable Object> cells) {
        try {
            rows.add(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal amount(Money money) {
        return money.toDecimal();
    }
}
