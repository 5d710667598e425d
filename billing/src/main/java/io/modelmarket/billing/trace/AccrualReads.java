package io.modelmarket.billing.trace;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payout.RepeatView;
import io.modelmarket.billing.payout.Repeats;
import io.modelmarket.billing.payout.Repeats.Place;
import io.modelmarket.billing.payout.Repeats.Step;
import io.modelmarket.billing.payout.TransferState;
import io.modelmarket.billing.trace.AccrualView.AgainView;
import io.modelmarket.billing.trace.AccrualView.PayingView;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.NumberKeyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accruals with the payouts that pay them, as finance follows them. Across tenants only. */
@ApplicationScoped
class AccrualReads {

    private static final String ACCRUALS = """
            SELECT a.id, a.tenant, a.role, a.agreement_id, a.agreement_version, a.rule, a.percent, a.place,
                   a.invoice_number, a.reference, a.credits, a.model, a.version, a.used_version, a.lineage_step, a.plan_id,
                   a.usage_period, a.period, a.basis_minor, a.amount_minor, a.currency, a.accrued_at,
                   p.settlement_id, s.execute_on, coalesce(e.kind, 'ORDERED') AS state, e.happened_on
            FROM accrual a
            LEFT JOIN payout_accrual p ON p.accrual_id = a.id
            LEFT JOIN settlement s ON s.id = p.settlement_id
            LEFT JOIN LATERAL (
                SELECT e.kind, e.happened_on FROM payout_event e
                WHERE (e.settlement_id, e.tenant) = (p.settlement_id, p.tenant) AND e.undone_at IS NULL
                ORDER BY e.kind = 'EXECUTED' LIMIT 1) e ON true
            WHERE
            """;

    private static final int MOST_AGAIN = 100;

    private final Database database;
    private final Repeats repeats;

    @Inject
    AccrualReads(Database database, Repeats repeats) {
        this.database = database;
        this.repeats = repeats;
    }

    /** In the order they arose. */
    @Transactional
    public List<AccrualView> find(AccrualSearch search, NumberKeyset page) {
        List<Object> parameters = new ArrayList<>();
        String conditions = search.conditions(parameters);
        parameters.add(page.after().isEmpty() ? 0L : page.after().getFirst());
        parameters.add(page.rowsToRead());
        return followed(database.query(
                ACCRUALS + conditions + " AND a.id > ? ORDER BY a.id LIMIT ?",
                AccrualReads::read,
                parameters.toArray()));
    }

    /** Of a payout that is asked for, the payouts that it pays again; the first of them. */
    @Transactional
    public List<AgainView> again(AccrualSearch search) {
        UUID settlement = search.payout();
        return settlement == null
                ? List.of()
                : repeats.repeated(List.of(settlement), search.partner()).entrySet().stream()
                        .sorted(Comparator.comparing(each -> each.getKey().partner()))
                        .flatMap(each ->
                                each.getValue().stream().map(repeat -> again(settlement, each.getKey(), repeat)))
                        .limit(MOST_AGAIN)
                        .toList();
    }

    /** One. */
    @Transactional
    public Optional<AccrualView> find(long id) {
        return followed(database.query(ACCRUALS + "a.id = ?", AccrualReads::read, id)).stream()
                .findFirst();
    }

    /** What a release earned of a line, and what was taken back of that; the first of them. */
    @Transactional
    public List<AccrualView> ofRelease(String line, String release, int most) {
        return followed(database.query(
                ACCRUALS
                        + "a.id IN (SELECT id FROM accrual WHERE reference = ? UNION ALL SELECT id FROM accrual WHERE credits = ?)"
                        + " AND a.used_version IN (?, '') ORDER BY a.id LIMIT ?",
                AccrualReads::read,
                line,
                line,
                release,
                most));
    }

    /** With the payouts that pay them again, where one came back. */
    private List<AccrualView> followed(List<AccrualView> accruals) {
        Set<Place> payouts = accruals.stream()
                .map(AccrualView::payout)
                .filter(Objects::nonNull)
                .map(payout -> new Place(payout.settlement(), payout.partner()))
                .collect(Collectors.toSet());
        Map<Place, List<Step>> steps = payouts.isEmpty() ? Map.of() : repeats.upwards(payouts);
        return accruals.stream()
                .map(accrual -> accrual.payout() == null ? accrual : accrual.paidBy(followed(accrual.payout(), steps)))
                .toList();
    }

    private static PayingView followed(PayingView payout, Map<Place, List<Step>> steps) {
        Place place = new Place(payout.settlement(), payout.partner());
        return payout.repeatedBy(steps.getOrDefault(place, List.of()).stream()
                .map(step -> again(step.of(), place, step.by()))
                .toList());
    }

    private static AgainView again(UUID of, Place place, RepeatView other) {
        return new AgainView(
                of,
                other.settlement(),
                place.partner(),
                other.executeOn(),
                other.amount(),
                other.state(),
                other.on(),
                address(other.settlement(), place.partner()));
    }

    private static String address(UUID settlement, String partner) {
        return FinanceTraceResource.ACCRUALS + Href.query("settlement", settlement, "partner", partner);
    }

    private static AccrualView read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String credits = row.getString("credits");
        String line = credits == null ? row.getString("reference") : credits;
        return new AccrualView(
                row.getLong("id"),
                row.getString("tenant"),
                row.getString("role"),
                row.getObject("agreement_id", UUID.class),
                Database.intOrNull(row, "agreement_version"),
                row.getString("rule"),
                percent(row),
                row.getInt("place"),
                row.getString("invoice_number"),
                row.getString("reference"),
                credits,
                row.getString("model"),
                release(row, "version"),
                release(row, "used_version"),
                row.getInt("lineage_step"),
                row.getObject("plan_id", UUID.class),
                month(row, "usage_period"),
                month(row, "period"),
                MoneyView.of(row.getLong("basis_minor"), currency),
                MoneyView.of(row.getLong("amount_minor"), currency),
                Database.instant(row, "accrued_at"),
                paying(row),
                LineView.address(line));
    }

    private static @Nullable PayingView paying(ResultSet row) throws SQLException {
        UUID settlement = row.getObject("settlement_id", UUID.class);
        String partner = row.getString("tenant");
        return settlement == null
                ? null
                : new PayingView(
                        settlement,
                        partner,
                        row.getObject("execute_on", LocalDate.class),
                        TransferState.valueOf(row.getString("state")),
                        row.getObject("happened_on", LocalDate.class),
                        address(settlement, partner),
                        List.of());
    }

    private static @Nullable String release(ResultSet row, String column) throws SQLException {
        String version = row.getString(column);
        return version.isEmpty() ? null : version;
    }

    private static @Nullable String percent(ResultSet row) throws SQLException {
        BigDecimal percent = row.getBigDecimal("percent");
        return percent == null ? null : percent.stripTrailingZeros().toPlainString();
    }

    private static String month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class)).toString();
    }
}
