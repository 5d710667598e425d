package io.modelmarket.billing.coupon;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's coupon. What it says never changes.
 *
 * @param percent what it takes off in per cent; null where it takes an amount
 * @param amount what it takes off each month; null where it takes per cent
 * @param months for how many months; null: for as long as the subscription lives
 * @param validTo from when nobody redeems it any more; null: never
 * @param maxRedemptions null: any number
 * @param plans those it is for; empty: all of the partner's
 */
public record Coupon(
        UUID id,
        String partner,
        String code,
        @Nullable BigDecimal percent,
        @Nullable Money amount,
        @Nullable Integer months,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer maxRedemptions,
        int redeemed,
        List<UUID> plans,
        Instant createdAt,
        @Nullable Instant endedAt) {

    static final String COLUMNS = """
            k.id, k.tenant AS coupon_partner, k.code, k.percent, k.amount_minor, k.currency, k.months, k.valid_from,
            k.valid_to, k.max_redemptions, k.redeemed, k.plans, k.created_at, k.ended_at
            """;

    /** What it takes off, with its name as the simulator and invoices show it. */
    public Component.Discount discount() {
        return percent == null
                ? fixed(amount == null ? BigDecimal.ZERO : amount.toDecimal())
                : new Component.PercentDiscount(name(), percent);
    }

    /** The same where only a part of its amount is left. */
    public Component.Discount fixed(BigDecimal left) {
        return new Component.FixedDiscount(name(), left);
    }

    /** Whether it takes something off a plan of its partner's. */
    public boolean isFor(UUID plan, Currency currency) {
        return (plans.isEmpty() || plans.contains(plan))
                && (amount == null || amount.currency().equals(currency));
    }

    /** Why nobody can redeem it for a plan now; empty when it can be. */
    Optional<String> refusal(UUID plan, Currency currency, Instant now) {
        if (endedAt != null) {
            return Optional.of("has ended");
        }
        if (now.isBefore(validFrom)) {
            return Optional.of("is valid from " + validFrom + " on");
        }
        if (validTo != null && !now.isBefore(validTo)) {
            return Optional.of("has expired on " + validTo);
        }
        if (!plans.isEmpty() && !plans.contains(plan)) {
            return Optional.of("is for other plans of " + partner);
        }
        if (!isFor(plan, currency)) {
            return Optional.of("takes off " + amount + ", and the plan is in " + currency.getCurrencyCode());
        }
        return maxRedemptions != null && redeemed >= maxRedemptions ? Optional.of("is used up") : Optional.empty();
    }

    static Coupon read(ResultSet row) throws SQLException {
        Long minor = Database.longOrNull(row, "amount_minor");
        String currency = row.getString("currency");
        return new Coupon(
                row.getObject("id", UUID.class),
                row.getString("coupon_partner"),
                row.getString("code"),
                row.getBigDecimal("percent"),
                minor == null ? null : new Money(minor, Currency.getInstance(currency)),
                Database.intOrNull(row, "months"),
                Database.instant(row, "valid_from"),
                Database.instantOrNull(row, "valid_to"),
                Database.intOrNull(row, "max_redemptions"),
                row.getInt("redeemed"),
                List.of((UUID[]) row.getArray("plans").getArray()),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "ended_at"));
    }

    private String name() {
        return "Coupon " + code;
    }
}
