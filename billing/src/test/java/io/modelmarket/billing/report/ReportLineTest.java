package io.modelmarket.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Pricing;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rollups against charges in every meter that a plan prices, and a page of such lines. */
class ReportLineTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long MONTH = 2_592_000;
    private static final Tariff TARIFF = new Tariff(
            EUR,
            List.of(
                    new Component.Recurring("Fee", new BigDecimal("5")),
                    perUnit("Tokens out", Meter.TOKENS_OUT, "0.01"),
                    perUnit("Compute", Meter.COMPUTE_TIME, "0.50")));

    @Test
    void agreesWhereEveryPricedMeterIsBilledAsItWasUsed() {
        ReportLine line = line(1, 300, 4_000_000, Map.of(1, MONTH, 2, 300L, 3, 4_000_000L));
        assertThat(line.meters())
                .extracting(ReportLine.MeterUse::meter, ReportLine.MeterUse::unbilled, ReportLine.MeterUse::overbilled)
                .containsExactlyInAnyOrder(tuple(Meter.TOKENS_OUT, 0L, 0L), tuple(Meter.COMPUTE_TIME, 0L, 0L));
        assertThat(line.difference()).hasToString("0.00 EUR");
        assertThat(line.reconciled()).isTrue();
        assertThat(line.unbilled()).isZero();
    }

    @Test
    void usageThatIsNotBilledYetIsNoDifference() {
        ReportLine line = line(1, 310, 4_500_000, Map.of(1, MONTH, 2, 300L, 3, 4_000_000L));
        assertThat(line.meters()).extracting(ReportLine.MeterUse::unbilled).containsExactly(500_000L, 10L);
        assertThat(line.reconciled()).isTrue();
    }

    @Test
    void whatIsBilledAndWasNotUsedIsOneInItsUnitAndInMoney() {
        ReportLine line = line(1, 290, 4_000_000, Map.of(1, MONTH, 2, 300L, 3, 4_000_000L));
        assertThat(line.meters()).extracting(ReportLine.MeterUse::overbilled).containsExactly(0L, 10L);
        assertThat(line.chargedDifference()).hasToString("0.10 EUR");
        assertThat(line.difference()).hasToString("0.10 EUR");
        assertThat(line.reconciled()).isFalse();
    }

    @Test
    void whatCostsNothingIsADifferenceToo() {
        ReportLine line = line(1, 0, 0, Map.of(3, 1L));
        assertThat(line.chargedDifference()).hasToString("0.00 EUR");
        assertThat(line.reconciled()).isFalse();
    }

    @Test
    void aPageHasItsLinesAndTheSumsOfAll() {
        Page page = Page.of(null, 2);
        Report first = page(page);
        assertThat(first.lines()).hasSize(2);
        Report last = page(Page.of(first.next(), 2));
        assertThat(last.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.subject().version()).isEqualTo(3));
        assertThat(last.next()).isNull();
        assertThat(last.totals()).isEqualTo(first.totals());
        assertThat(first.totals().getFirst().invoiced()).hasToString("30.00 EUR");
        assertThat(first.reconciled()).isFalse();
        assertThat(last.reconciled()).isFalse();
    }

    /** Of three lines, of which the last does not agree. */
    private static Report page(Page page) {
        Report.Pages pages = new Report.Pages(page);
        for (int version = 1; version <= 3; version++) {
            pages.add(line(version, version == 3 ? 299 : 300, 4_000_000, Map.of(1, MONTH, 2, 300L, 3, 4_000_000L)));
        }
        return pages.end(
                new Report.Head(YearMonth.of(2026, 11), "UTC", Instant.EPOCH),
                List.of(new ReportReads.SharedLine("acme", "TECHNOLOGY", new Money(3000, EUR))));
    }

    private static Component perUnit(String name, Meter meter, String price) {
        return new Component.Usage(name, meter, 0, new Pricing.PerUnit(new BigDecimal(price)));
    }

    private static ReportLine line(int version, long tokens, long micros, Map<Integer, Long> billed) {
        Consumption consumption = new Consumption(MONTH, billed);
        Money charged = Rating.total(TARIFF, consumption);
        return new ReportLine(
                new ReportLine.Subject(
                        "globex", "UTC", new UUID(0, 1), "acme/digits", new UUID(0, 2), "tokens", version),
                TARIFF,
                Map.of(Meter.REQUESTS, 7L, Meter.TOKENS_OUT, tokens, Meter.COMPUTE_TIME, micros),
                0,
                consumption,
                Money.zero(EUR),
                charged,
                Money.zero(EUR),
                charged,
                charged,
                charged);
    }
}
