package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.Books;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Instant;

/** Has credit expire that nobody else is asked for. */
public final class ExpiringCredit {

    private ExpiringCredit() {}

    /** As billing does by itself when it is that late. */
    public static void expireAll(Instant at) {
        Arc.container().instance(PrepaidExpiry.class).get().expire(at);
    }

    /** How many credits have expired then and are not booked. */
    public static long due(Instant at) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT count(*) FROM prepaid_credit WHERE left_minor > 0 AND expires_at <= ?::timestamptz",
                    at.toString());
        }
    }
}
