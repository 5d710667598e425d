package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
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

    private final Database database;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    Preview(Database database, TenantScope scope, InstantSource clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Of 100.00 without any request, and of what the model was invoiced last month.
     *
     * @param withRevenue whether the caller may see that
     */
    PreviewView of(String model, Currency currency, Shares shares, boolean withRevenue) {
        Revenue hundred = new Revenue(Money.round(HUNDRED, currency).minorUnits(), 0);
        YearMonth last = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(1);
        return new PreviewView(
                applied(null, hundred, currency, shares),
                withRevenue ? applied(last.toString(), revenue(model, currency, last), currency, shares) : null);
    }

    private Revenue revenue(String model, Currency currency, YearMonth month) {
        return scope.callAsPlatform(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.first(
                                """
                        SELECT coalesce(sum(amount_minor - (SELECT coalesce(sum(c.amount_minor), 0) FROM credit_note_line c
                                   WHERE c.invoice_reference = l.reference)), 0)::bigint AS gross,
                               coalesce(sum(quantity) FILTER (WHERE unit = 'requests'), 0)::bigint AS units
                        FROM invoice_line l WHERE model = ? AND currency = ? AND usage_period = ?
                        """,
                                row -> new Revenue(row.getLong("gross"), row.getLong("units")),
                                model,
                                currency.getCurrencyCode(),
                                month.atDay(1))
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

    /** The shares of 100.00, and of last month's invoiced revenue where the caller may see it. */
    record PreviewView(AppliedView ofHundred, @Nullable AppliedView ofLastMonth) {}

    /** Shares of a revenue; of an advance, nothing was brought back before. */
    record AppliedView(@Nullable String period, MoneyView revenue, long requests, List<AppliedShareView> shares) {}

    /** What a participant has by a rule. */
    record AppliedShareView(String tenant, ParticipantRole role, RuleKind kind, MoneyView amount) {}
}
