package io.modelmarket.billing.coupon;

import io.modelmarket.billing.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon on a subscription.
 *
 * @param first the first day of the first month it is for
 * @param last the first day of the last one; null: it goes on
 */
public record Redeemed(
        Coupon coupon,
        UUID subscription,
        LocalDate first,
        @Nullable LocalDate last,
        Instant at) {

    static final String COLUMNS = Coupon.COLUMNS + ", r.subscription_id, r.first_period, r.last_period, r.redeemed_at ";

    /** Whether it takes something off that month. */
    public boolean covers(LocalDate firstDayOfPeriod) {
        return !firstDayOfPeriod.isBefore(first) && (last == null || !firstDayOfPeriod.isAfter(last));
    }

    static Redeemed read(ResultSet row) throws SQLException {
        return new Redeemed(
                Coupon.read(row),
                row.getObject("subscription_id", UUID.class),
                row.getObject("first_period", LocalDate.class),
                row.getObject("last_period", LocalDate.class),
                Database.instant(row, "redeemed_at"));
    }
}
