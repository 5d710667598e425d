package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A difference that is planted in any book is found by the reconciliation matrix, in that book's column. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class MatrixTest {

    private static final List<String> DIFFERENCES = List.of(
            "usageDifference",
            "metersDiffering",
            "overbilled",
            "invoicedDifference",
            "ledgerDifference",
            "statementsDifference",
            "payableDifference",
            "difference");

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Reports reports;
    private String invoice;
    private String note;

    @BeforeEach
    void bill() {
        market = Market.open();
        reports = new Reports(market);
        market.agree(market.usualShares());
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(110, Instant.now());
        consumer.awaitRequests(month, 110);
        invoice = market.close(month, true).path("invoices[0].number");
        Response credited = market.made(
                "fiona",
                "/v1/finance/invoices/" + invoice + "/credit-notes",
                Map.of("reason", "test", "lines", List.of(Map.of("line", 1, "amount", "1.00"))));
        note = credited.path("number");
    }

    @Test
    void everyDifferenceReadsZeroAndNoDocumentIsListed() {
        List<Map<String, String>> rows = matrix();
        assertThat(rows).hasSize(1);
        for (String column : DIFFERENCES) {
            assertThat(sum(rows, column)).as(column).isZero();
        }
    }

    private List<String> consumed() {
        return reports.json(Map.of("kind", "FOCUS", "period", month, "tenant", market.globex)).stream()
                .flatMap(row -> Stream.ofNullable(row.get("ConsumedQuantity")))
                .filter(quantity -> !quantity.isEmpty())
                .toList();
    }

    @Test
    void anInvoiceThatTookAnothersPlaceDiffersNowhereUntilItsLinesDo() throws SQLException {
        List<String> consumed = consumed();
        String replacing = market.made(
                        "fiona", "/v1/finance/invoices/" + invoice + "/replacement", Map.of("reason", "wrong buyer"))
                .path("number");
        List<Map<String, String>> rows = matrix();
        assertThat(rows).as(rows.toString()).hasSize(1);
        for (String column : DIFFERENCES) {
            assertThat(sum(rows, column)).as(column).isZero();
        }
        assertThat(rows.getFirst()).containsEntry("invoiced", "11.00").containsEntry("credited", "1.00");

        List<Map<String, String>> focus =
                reports.json(Map.of("kind", "FOCUS", "period", month, "tenant", market.globex));
        assertThat(sum(focus, "BilledCost")).isEqualByComparingTo("10.00");
        assertThat(focus).extracting(row -> row.get("InvoiceId")).hasSize(4).contains(invoice, note, replacing);

        assertThat(consumed())
                .as("what was used, told once")
                .isEqualTo(consumed)
                .isNotEmpty();

        String change = "UPDATE repeated_line SET amount_minor = amount_minor + (?) WHERE reference = ?";
        Books.tamper("repeated_line", change, 1, replacing + "/1");
        List<Map<String, String>> planted = matrix();
        Books.tamper("repeated_line", change, -1, replacing + "/1");

        assertThat(planted).extracting(row -> row.get("document")).contains(replacing);
        assertThat(sum(planted, "invoicedDifference")).isPositive();
        assertThat(sum(matrix(), "difference")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedDifferenceIsFoundWhereItIs(Planted planted) throws SQLException {
        plant(planted, planted.change);
        try {
            List<Map<String, String>> rows = matrix();
            assertThat(sum(rows, planted.column)).as(rows.toString()).isPositive();
            if (planted.ofDocument) {
                assertThat(rows)
                        .extracting(row -> row.get("document"))
                        .contains(planted.of.equals("note") ? note : invoice);
            }
        } finally {
            plant(planted, -planted.change);
        }
        List<Map<String, String>> undone = matrix();
        for (String column : DIFFERENCES) {
            assertThat(sum(undone, column)).as("undone, " + column).isZero();
        }
    }

    private void plant(Planted planted, int change) throws SQLException {
        Books.tamper(
                planted.table,
                planted.sql.replace("CHANGE", "(" + change + ")"),
                planted.of.equals("note") ? note : planted.of.equals("tenant") ? market.globex : invoice);
    }

    private List<Map<String, String>> matrix() {
        return reports.json(Map.of("kind", "RECONCILIATION", "period", month, "tenant", market.globex));
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> new BigDecimal(row.getOrDefault(column, "0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    enum Planted {
        EVENTS("usage_rollup", "requests = requests - CHANGE WHERE tenant = ?", "tenant", 3, "usageDifference", false),
        ROLLUP_OF_ANOTHER_METER(
                "usage_rollup", "bytes_in = bytes_in + CHANGE WHERE tenant = ?", "tenant", 1, "metersDiffering", false),
        ROLLUP_OF_ANOTHER_RELEASE(
                "usage_rollup",
                "version = CASE WHEN CHANGE > 0 THEN '9.9.9' ELSE '1.0.0' END WHERE tenant = ?",
                "tenant",
                1,
                "metersDiffering",
                false),
        USAGE_THAT_WAS_BILLED(
                "usage_rollup", "requests = requests - CHANGE WHERE tenant = ?", "tenant", 2, "overbilled", false),
        CHARGE(
                "invoice_line",
                "amount_minor = amount_minor + CHANGE WHERE reference = ? || '/1'",
                "invoice",
                -1,
                "invoicedDifference",
                true),
        INVOICE(
                "invoice",
                "total_minor = total_minor + CHANGE WHERE number = ?",
                "invoice",
                5,
                "invoicedDifference",
                true),
        CREDIT_NOTE(
                "credit_note",
                "total_minor = total_minor + CHANGE WHERE number = ?",
                "note",
                5,
                "invoicedDifference",
                true),
        CREDITED_LINE(
                "credit_note_line",
                "amount_minor = amount_minor + CHANGE WHERE reference = ? || '/1'",
                "note",
                -1,
                "ledgerDifference",
                false),
        RECEIVABLE(
                "ledger_entry",
                "amount_minor = amount_minor + CHANGE WHERE reference = ? || '/1' AND account_id IN (SELECT id FROM"
                        + " ledger_account WHERE purpose = 'RECEIVABLE')",
                "invoice",
                1,
                "ledgerDifference",
                true),
        RECEIVABLE_OF_ANOTHER_LINE(
                "ledger_entry",
                "reference = CASE WHEN CHANGE > 0 THEN reference || '?' ELSE replace(reference, '?', '') END"
                        + " WHERE replace(reference, '?', '') = ? || '/1' AND account_id IN (SELECT id FROM ledger_account"
                        + " WHERE purpose = 'RECEIVABLE')",
                "invoice",
                1,
                "ledgerDifference",
                false),
        STATEMENT(
                "accrual",
                "amount_minor = amount_minor + CHANGE WHERE reference = ? || '/1' AND seq = 1",
                "invoice",
                1,
                "statementsDifference",
                true),
        STATEMENT_OF_A_CREDIT(
                "accrual",
                "amount_minor = amount_minor + CHANGE WHERE reference = ? || '/1' AND seq = 1",
                "note",
                1,
                "statementsDifference",
                true),
        PAYABLE(
                "ledger_entry",
                "amount_minor = amount_minor + CHANGE WHERE id = (SELECT min(e.id) FROM ledger_entry e JOIN ledger_account a"
                        + " ON a.id = e.account_id AND a.purpose = 'PARTNER_PAYABLE' WHERE e.reference = ? || '/1')",
                "invoice",
                -1,
                "payableDifference",
                true);

        private final String table;
        private final String sql;
        private final String of;
        private final int change;
        private final String column;
        private final boolean ofDocument;

        Planted(String table, String set, String of, int change, String column, boolean ofDocument) {
            this.table = table;
            this.sql = "UPDATE " + table + " SET " + set;
            this.of = of;
            this.change = change;
            this.column = column;
            this.ofDocument = ofDocument;
        }
    }
}
