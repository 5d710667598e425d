package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A credit and what is left of it.
 *
 * @param expiresAt from when it cannot be used; null: never
 */
record Credit(
        UUID id,
        TenantId tenant,
        Kind kind,
        Money left,
        int priority,
        Instant begunAt,
        @Nullable Instant expiresAt) {

    static final String COLUMNS = "id, tenant, kind, currency, left_minor, priority, begun_at, expires_at ";

    /** Which is used first: by priority, then what expires first, then the oldest. */
    static final Comparator<Credit> ORDER = Comparator.comparingInt(Credit::priority)
            .thenComparing(credit -> credit.expiresAt == null ? Instant.MAX : credit.expiresAt)
            .thenComparing(Credit::begunAt)
            .thenComparing(Credit::id);

    /** Where it comes from. */
    @Schema(name = "CreditKind")
    enum Kind {
        /** Paid for: owed to the consumer until it is used. */
        PAID(Purpose.PREPAID_CREDIT, Purpose.BANK, Purpose.BREAKAGE),
        /** Given away: never revenue. */
        PROMOTIONAL(Purpose.PROMOTIONAL_CREDIT, Purpose.PROMOTION, Purpose.PROMOTION);

        private final Purpose held;
        private final Purpose source;
        private final Purpose expired;

        Kind(Purpose held, Purpose source, Purpose expired) {
            this.held = held;
            this.source = source;
            this.expired = expired;
        }

        /** The consumer's account that it stands on. */
        Purpose held() {
            return held;
        }

        /** The platform's account that it comes from. */
        Purpose source() {
            return source;
        }

        /** The platform's account that takes what is left when it expires. */
        Purpose expired() {
            return expired;
        }
    }

    /** Whether it can be used at an instant. */
    boolean isUsable(Instant at) {
        return left.minorUnits() > 0 && !begunAt.isAfter(at) && (expiresAt == null || at.isBefore(expiresAt));
    }

    /** The same, of which just that is left, and can be used although it has expired. */
    Credit onlyOf(Money some) {
        return new Credit(id, tenant, kind, some, priority, begunAt, null);
    }

    static Credit read(ResultSet row) throws SQLException {
        return new Credit(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant")),
                Kind.valueOf(row.getString("kind")),
                new Money(row.getLong("left_minor"), Currency.getInstance(row.getString("currency"))),
                row.getInt("priority"),
                Database.instant(row, "begun_at"),
                Database.instantOrNull(row, "expires_at"));
    }
}
