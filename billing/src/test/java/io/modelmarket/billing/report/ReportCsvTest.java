package io.modelmarket.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.billing.report.table.Harmless;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCsvTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void quotesWhatASpreadsheetWouldExecute(String cell) {
        assertThat(Harmless.text(cell)).isEqualTo("'" + cell);
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(Harmless.text("a=1")).isEqualTo("a=1");
        assertThat(Harmless.text("")).isEmpty();
    }

    @Test
    void disarmsAPlanNamedAsAFormula() {
        String csv = csv(line("=cmd|'/c calc'!A1", 100, 100));
        assertThat(csv).contains(",'=cmd|'/c calc'!A1,").doesNotContain(",=cmd");
    }

    @Test
    void namesWhereTheBooksDisagree() {
        ReportLine line = line("digits", 100, 99);
        assertThat(line.reconciled()).isFalse();
        assertThat(line.difference()).hasToString("0.02 EUR");
        assertThat(csv(line)).contains(",0.02,false\r\n");
    }

    private static String csv(ReportLine line) {
        ReportCsv csv = new ReportCsv(new Report.Head(YearMonth.of(2026, 11), "Europe/Berlin", Instant.EPOCH));
        csv.add(line);
        return csv.end(shares(line));
    }

    private static List<ReportReads.SharedLine> shares(ReportLine line) {
        return List.of(new ReportReads.SharedLine("acme", "TECHNOLOGY", line.shared()));
    }

    private static ReportLine line(String plan, long invoiced, long receivable) {
        return new ReportLine(
                new ReportLine.Subject(
                        "globex", "Europe/Berlin", new UUID(0, 1), "acme/digits", new UUID(0, 2), plan, 1),
                Tariff.perRequest(EUR, new BigDecimal("0.002")),
                Map.of(Meter.REQUESTS, 500L),
                0,
                new Consumption(2_592_000, Map.of(1, 500L)),
                Money.zero(EUR),
                new Money(invoiced, EUR),
                new Money(0, EUR),
                new Money(receivable, EUR),
                new Money(receivable, EUR),
                new Money(receivable, EUR));
    }
}
