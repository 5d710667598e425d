package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.split.Part;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.Waterfall;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shares would come to, with the arithmetic that a close uses. */
@ApplicationScoped
class Preview {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final String EARNED = """
            WITH RECURSIVE made AS (
                SELECT model, version FROM directory_release WHERE model = ?
                UNION SELECT d.model, d.version FROM made m
                JOIN directory_release d ON (d.base_model, d.base_version) = (m.model, m.version))
            SELECT coalesce(sum(minor), 0)::bigint AS gross, coalesce(sum(units), 0)::bigint AS units
            FROM (SELECT sum(a.amount_minor) AS minor, max(a.units) AS units
                  FROM accrual a JOIN invoice i ON i.id = a.invoice_id JOIN directory_tenant t ON t.tenant = i.tenant
                  WHERE (a.model = ? OR (? = 'LINEAGE' AND (a.model, a.version) IN (SELECT model, version FROM made)
                          AND split_part(a.model, '/', 1) = split_part(?, '/', 1)))
                      AND a.currency = ? AND a.usage_period = ? AND (? = '' OR a.version = ?)
                      AND (cardinality(?::text[]) = 0 OR t.country = ANY (?))
                  GROUP BY a.reference, a.used_version, a.lineage_step) s
            """;

    private final Database database;
    private final TenantScope platform;
    private final InstantSource clock;

    @Inject
    Preview(Database database, TenantScope platform, InstantSource clock) {
        this.database = database;
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * Of 100.00 without any request, and of what was earned last month in that scope.
     *
     * @param withRevenue whether the caller may see that
     */
    PreviewView of(Subject subject, Shares shares, boolean withRevenue) {
        Currency currency = subject.currency();
        Revenue hundred = new Revenue(Money.round(HUNDRED, currency).minorUnits(), 0);
        YearMonth last = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(1);
        return new PreviewView(
                applied(null, hundred, currency, shares),
                withRevenue ? applied(last.toString(), revenue(subject, last), currency, shares) : null);
    }

    /** Of a lineage, only what the partner's own models have earned: others have not signed that it is shown. */
    private Revenue revenue(Subject subject, YearMonth month) {
        Scope scope = subject.scope();
        String model = subject.model();
        SqlArray countries = SqlArray.text(scope.countries());
        return platform.callAsPlatform(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.first(
                                EARNED,
                                row -> new Revenue(row.getLong("gross"), row.getLong("units")),
                                model,
                                model,
                                scope.kind(),
                                model,
                                subject.currency().getCurrencyCode(),
                                month.atDay(1),
                                scope.version(),
                                scope.version(),
                                countries,
                                countries)
                        .orElseThrow()));
    }

    private static AppliedView applied(@Nullable String period, Revenue revenue, Currency currency, Shares shares) {
        List<Part> parts = Waterfall.run(shares.rules(), revenue, place -> 0);
        return new AppliedView(
                period,
                MoneyView.of(new Money(revenue.gross(), currency)),
                revenue.units(),
                parts.stream()
                        .map(part -> {
                            Share share = shares.shares().get(part.rule());
                            return new AppliedShareView(
                                    part.party().value(),
                                    share.role(),
                                    share.kind(),
                                    MoneyView.of(new Money(part.minor(), currency)));
                        })
                        .toList());
    }

    /** Which revenue is previewed. */
    record Subject(String model, Scope scope, Currency currency) {}

    /** The shares of 100.00, and of last month's revenue in that scope where the caller may see it. */
    record PreviewView(AppliedView ofHundred, @Nullable AppliedView ofLastMonth) {}

    /** Shares of a revenue; of an advance, nothing was brought back before. */
    record AppliedView(@Nullable String period, MoneyView revenue, long requests, List<AppliedShareView> shares) {}

    /** What a participant has by a rule. */
    record AppliedShareView(String tenant, ParticipantRole role, RuleKind kind, MoneyView amount) {}
}
