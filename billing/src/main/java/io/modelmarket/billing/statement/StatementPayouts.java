package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.exchange.ExchangeView;
import io.modelmarket.billing.exchange.Rate;
import io.modelmarket.billing.payout.RepeatView;
import io.modelmarket.billing.payout.Repeats;
import io.modelmarket.billing.payout.Repeats.Place;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a partner was paid. */
@ApplicationScoped
class StatementPayouts {

    private final Database database;
    private final Repeats repeats;

    @Inject
    StatementPayouts(Database database, Repeats repeats) {
        this.database = database;
        this.repeats = repeats;
    }

    /** By approved settlements whose day of execution is in a month. */
    @Transactional
    public List<StatementPayoutView> of(String tenant, LocalDate month) {
        List<StatementPayoutView> payouts =
                database.query("""
                SELECT s.id, s.execute_on, s.currency, p.amount_minor, p.tax_minor, p.again_minor,
                       e.happened_on AS back_on, e.code, e.reason, x.currency AS paid_currency,
                       x.paid_minor, x.spread_minor, x.base, x.quote, x.day, x.version, x.rate
                FROM payout p JOIN settlement s ON s.id = p.settlement_id
                LEFT JOIN payout_exchange x ON (x.settlement_id, x.tenant) = (p.settlement_id, p.tenant)
                LEFT JOIN payout_event e ON (e.settlement_id, e.tenant) = (p.settlement_id, p.tenant)
                    AND e.kind <> 'EXECUTED' AND e.undone_at IS NULL
                WHERE p.tenant = ? AND NOT p.left_out AND s.state = 'APPROVED' AND s.execute_on >= ? AND s.execute_on < ?
                ORDER BY s.execute_on, s.currency, s.id
                """, StatementPayouts::read, tenant, month, month.plusMonths(1));
        List<UUID> settlements =
                payouts.stream().map(StatementPayoutView::settlement).toList();
        Map<Place, List<RepeatView>> repeated = repeats.repeated(settlements, tenant);
        Map<Place, List<RepeatView>> repeating = repeats.repeating(settlements, tenant);
        return payouts.stream()
                .map(payout -> {
                    Place place = new Place(payout.settlement(), tenant);
                    return payout.with(
                            repeated.getOrDefault(place, List.of()), repeating.getOrDefault(place, List.of()));
                })
                .toList();
    }

    private static StatementPayoutView read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        long net = row.getLong("amount_minor");
        long tax = row.getLong("tax_minor");
        long again = row.getLong("again_minor");
        LocalDate backOn = row.getObject("back_on", LocalDate.class);
        return new StatementPayoutView(
                row.getObject("id", UUID.class),
                row.getObject("execute_on", LocalDate.class),
                MoneyView.of(net, currency),
                MoneyView.of(tax, currency),
                MoneyView.of(again, currency),
                MoneyView.of(net + tax + again, currency),
                row.getString("paid_currency") == null ? null : exchange(row),
                backOn == null ? null : new CameBackView(backOn, row.getString("code"), row.getString("reason")),
                List.of(),
                List.of());
    }

    private static ExchangeView exchange(ResultSet row) throws SQLException {
        String currency = row.getString("paid_currency");
        return ExchangeView.of(
                MoneyView.of(row.getLong("paid_minor"), currency),
                MoneyView.of(row.getLong("spread_minor"), currency),
                new Rate(
                        row.getObject("day", LocalDate.class),
                        Currency.getInstance(row.getString("base")),
                        Currency.getInstance(row.getString("quote")),
                        row.getInt("version"),
                        row.getBigDecimal("rate")));
    }

    /**
     * A payout.
     *
     * @param amount shares
     * @param tax on top of them, by the self-billed invoice
     * @param again what came back of earlier payouts and was paid again
     * @param total all three
     * @param exchange what was transferred of it, where the partner's account is in another currency
     * @param cameBack that it did not arrive, and why: it is paid again once the account is corrected
     * @param repeats the payouts that came back and are paid again with it
     * @param repeatedBy the payouts that pay it again
     */
    @Schema(name = "StatementPayoutView")
    record StatementPayoutView(
            UUID settlement,
            LocalDate executeOn,
            MoneyView amount,
            MoneyView tax,
            MoneyView again,
            MoneyView total,
            @Nullable ExchangeView exchange,
            @Nullable CameBackView cameBack,
            List<RepeatView> repeats,
            List<RepeatView> repeatedBy) {

        private StatementPayoutView with(List<RepeatView> repeated, List<RepeatView> repeating) {
            return new StatementPayoutView(
                    settlement, executeOn, amount, tax, again, total, exchange, cameBack, repeated, repeating);
        }
    }

    /**
     * That a payout was returned or refused.
     *
     * @param code why, by ISO 20022's external list, where the bank gave one
     */
    @Schema(name = "CameBackView")
    record CameBackView(LocalDate on, @Nullable String code, String reason) {}
}
