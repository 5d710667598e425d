package io.modelmarket.billing.plan;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.id.ModelName;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** One version of a plan, as anyone may read it. Never changes. */
public record PlanVersion(UUID planId, int version, ModelName model, String name, Terms terms, Instant createdAt) {

    static final String COLUMNS = """
            p.id, p.model, p.name, p.currency, v.version, v.price_per_request, v.monthly_requests,
            v.requests_per_second, v.burst, v.created_at
            """;

    /** Price and currency. */
    public Tariff tariff() {
        return terms.tariff();
    }

    /** The price as a plain decimal without needless zeros. */
    public String priceText() {
        return plainText(tariff().pricePerRequest());
    }

    private static String plainText(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    static PlanVersion read(ResultSet row) throws SQLException {
        Integer perSecond = Database.intOrNull(row, "requests_per_second");
        Integer burst = Database.intOrNull(row, "burst");
        Tariff tariff =
                new Tariff(Currency.getInstance(row.getString("currency")), row.getBigDecimal("price_per_request"));
        return new PlanVersion(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                ModelName.parse(row.getString("model")),
                row.getString("name"),
                new Terms(
                        tariff,
                        Database.longOrNull(row, "monthly_requests"),
                        perSecond == null || burst == null ? null : new Terms.RateLimit(perSecond, burst)),
                Database.instant(row, "created_at"));
    }
}
