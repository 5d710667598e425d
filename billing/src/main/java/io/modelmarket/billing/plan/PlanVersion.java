package io.modelmarket.billing.plan;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.id.ModelName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One version of a plan, as anyone may read it. Never changes. */
public record PlanVersion(
        UUID planId, int version, ModelName model, String name, Terms terms, Instant effectiveAt, Instant createdAt) {

    static final String COLUMNS = """
            p.id, p.model, p.name, v.version, v.monthly_requests, v.quota_kind, v.requests_per_second, v.burst,
            v.concurrent_requests, v.trial_days, v.weight, v.away_requests, v.failed_requests, v.effective_at, v.created_at,
            """ + Tariffs.COLUMNS;

    /** Price and currency. */
    public Tariff tariff() {
        return terms.tariff();
    }

    /** What the price is made of. */
    public List<PlanComponent> components() {
        return tariff().components().stream().map(PlanComponent::of).toList();
    }

    /** The price of a request as a plain decimal without needless zeros, where that is all the plan charges. */
    public Optional<String> priceText() {
        return tariff().pricePerRequest().map(PlanComponent::plain);
    }

    static PlanVersion read(ResultSet row) throws SQLException {
        Integer perSecond = Database.intOrNull(row, "requests_per_second");
        Integer burst = Database.intOrNull(row, "burst");
        return new PlanVersion(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                ModelName.parse(row.getString("model")),
                row.getString("name"),
                new Terms(
                        Tariffs.read(row),
                        Database.longOrNull(row, "monthly_requests"),
                        QuotaKind.valueOf(row.getString("quota_kind")),
                        perSecond == null || burst == null ? null : new Terms.RateLimit(perSecond, burst),
                        Database.intOrNull(row, "concurrent_requests"),
                        row.getInt("trial_days"),
                        row.getInt("weight"),
                        Database.longOrNull(row, "away_requests"),
                        FailedRequests.valueOf(row.getString("failed_requests"))),
                Database.instant(row, "effective_at"),
                Database.instant(row, "created_at"));
    }
}
