package io.modelmarket.billing.rating;

import static io.modelmarket.billing.rating.Tariffs.amount;
import static io.modelmarket.billing.rating.Tariffs.requests;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.period.Period;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Months that begin, end and fall short of a minimum, by figures that other billing systems test themselves with. */
class PublishedMonthsTest {

    /** A fee, usage at a price of 1, and what is missing to a minimum. */
    private static final Tariff COMMITTED = Tariffs.of(
                    new Component.Recurring("Fee", amount("100")),
                    requests(Tariffs.perUnit("1")),
                    new Component.Minimum("Minimum", amount("10000")))
            .prorated(Proration.DAY);

    /** Lago, commitments/minimum/in_arrears/calendar/monthly_spec.rb: begun on the 28th at 10:00. */
    @Test
    void lagosMinimumOfAMonthThatIsBegunInMidMonth() {
        assertThat(amounts(COMMITTED, "2024-02", 30, "2024-02-28T10:00", null))
                .containsExactly("6.90 EUR", "30.00 EUR", "652.76 EUR");
        assertThat(amounts(COMMITTED, "2024-03", 10, "2024-02-28T10:00", null))
                .containsExactly("100.00 EUR", "10.00 EUR", "9890.00 EUR");
    }

    /** Lago, on_termination_spec.rb beside it: nothing is used. */
    @Test
    void lagosMinimumWithoutUse() {
        assertThat(amounts(COMMITTED, "2024-03", 0, "2024-02-28T10:00", null))
                .containsExactly("100.00 EUR", "9900.00 EUR");
    }

    /** Lago, create_true_up_service_spec.rb: 7.00 of at least 10.00. */
    @Test
    void lagosTrueUp() {
        Tariff tariff = Tariffs.of(requests(Tariffs.perUnit("1")), new Component.Minimum("Minimum", amount("10")));
        assertThat(amounts(tariff, "2024-03", 7, "2024-03-01T00:00", null)).containsExactly("7.00 EUR", "3.00 EUR");
    }

    /** Kill Bill, monthly/TestProRation.java, in calendar months: 13 of 28 days, 14 of 29. */
    @Test
    void killBillsPartsOfAMonth() {
        Tariff tariff =
                Tariffs.of(new Component.Recurring("Fee", amount("812"))).prorated(Proration.DAY);
        assertThat(amounts(tariff, "2011-02", 0, "2011-02-01T00:00", "2011-02-14T00:00"))
                .containsExactly("377.00 EUR");
        assertThat(amounts(tariff, "2012-02", 0, "2012-02-01T00:00", "2012-02-15T00:00"))
                .containsExactly("392.00 EUR");
    }

    private static List<String> amounts(Tariff tariff, String month, long requests, String from, @Nullable String to) {
        Period period = new Period(YearMonth.parse(month), ZoneOffset.UTC);
        long held = tariff.proration().within(period, seconds(from), to == null ? null : Long.valueOf(seconds(to)));
        Consumption consumption =
                tariff.consumption(tariff.proration().lengthOf(period), Map.of(Meter.REQUESTS, requests), held);
        return Rating.price(tariff, consumption).stream()
                .map(charge -> charge.amount().toString())
                .toList();
    }

    private static long seconds(String at) {
        return LocalDateTime.parse(at).toEpochSecond(ZoneOffset.UTC);
    }
}
