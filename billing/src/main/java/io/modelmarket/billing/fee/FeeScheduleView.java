package io.modelmarket.billing.fee;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule in JSON; amounts in its currency. */
record FeeScheduleView(UUID id, String currency, String from, List<FeeBandView> bands, boolean wholeVolume) {

    static FeeScheduleView of(FeeSchedule schedule) {
        return new FeeScheduleView(
                schedule.id(),
                schedule.currency().getCurrencyCode(),
                YearMonth.from(schedule.from()).toString(),
                schedule.bands().stream()
                        .map(band -> new FeeBandView(
                                new Money(band.from(), schedule.currency())
                                        .toDecimal()
                                        .toPlainString(),
                                plain(band.percent())))
                        .toList(),
                schedule.whole());
    }

    private static String plain(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    /** From which revenue of a partner in a month on which percentage is the platform's. */
    record FeeBandView(String from, String percent) {}

    /** A page of schedules. */
    record FeeSchedulesView(
            List<FeeScheduleView> items, @Nullable String next) {}
}
