package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which payouts repeat which, because those had come back. A partner finds its own, the platform everybody's. */
@ApplicationScoped
public class Repeats {

    /** Of a link {@code g} between payouts, how far the one of a settlement {@code s} is. */
    private static final String STATE = """
            LEFT JOIN LATERAL (
                SELECT e.kind, e.happened_on FROM payout_event e
                WHERE (e.settlement_id, e.tenant) = (s.id, g.tenant) AND e.undone_at IS NULL
                ORDER BY e.kind = 'EXECUTED' LIMIT 1) e ON true
            """;

    private static final String SHOWN =
            "g.tenant, g.minor, s.id, s.currency, s.execute_on, coalesce(e.kind, 'ORDERED') AS state, e.happened_on";

    private static final String REPEATED = "SELECT g.settlement_id AS about, " + SHOWN
            + " FROM payout_again g JOIN settlement s ON s.id = g.of_settlement " + STATE
            + " WHERE g.settlement_id = ANY (?) AND (?::text IS NULL OR g.tenant = ?) ORDER BY s.approved_at, s.id";

    private static final String REPEATING = "SELECT g.of_settlement AS about, " + SHOWN
            + " FROM payout_again g JOIN settlement s ON s.id = g.settlement_id " + STATE
            + " WHERE g.of_settlement = ANY (?) AND (?::text IS NULL OR g.tenant = ?) ORDER BY s.approved_at, s.id";

    /** From payouts to those that repeat them, to those that repeat these in turn. */
    private static final String UPWARDS = """
            WITH RECURSIVE g AS (
                SELECT a.of_settlement AS about, a.* FROM payout_again a
                JOIN unnest(?, ?) AS f (settlement_id, tenant) ON (a.of_settlement, a.tenant) = (f.settlement_id, f.tenant)
                UNION
                SELECT g.about, a.* FROM g JOIN payout_again a ON (a.of_settlement, a.tenant) = (g.settlement_id, g.tenant))
            SELECT g.about, g.of_settlement,
            """ + SHOWN + " FROM g JOIN settlement s ON s.id = g.settlement_id " + STATE
            + " ORDER BY s.approved_at, s.id, g.of_settlement";

    private final Database database;

    @Inject
    Repeats(Database database) {
        this.database = database;
    }

    /**
     * What payouts of settlements pay again: by payout the ones that had come back.
     *
     * @param partner whose payouts; all where there is none
     */
    @Transactional
    public Map<Place, List<RepeatView>> repeated(Collection<UUID> settlements, @Nullable String partner) {
        return links(REPEATED, settlements, partner);
    }

    /** The other way: by payout of the settlements that came back, those that pay it again. */
    @Transactional
    public Map<Place, List<RepeatView>> repeating(Collection<UUID> settlements, @Nullable String partner) {
        return links(REPEATING, settlements, partner);
    }

    /** By payout all that repeat it, and those that repeat these because they came back too; in their order. */
    @Transactional
    public Map<Place, List<Step>> upwards(Collection<Place> payouts) {
        Map<Place, List<Step>> found = new HashMap<>();
        database.each(
                UPWARDS,
                row -> found.computeIfAbsent(place(row), of -> new ArrayList<>())
                        .add(new Step(row.getObject("of_settlement", UUID.class), repeat(row))),
                SqlArray.column("uuid", payouts, Place::settlement),
                SqlArray.column("text", payouts, Place::partner));
        return found;
    }

    private Map<Place, List<RepeatView>> links(String sql, Collection<UUID> settlements, @Nullable String partner) {
        Map<Place, List<RepeatView>> found = new HashMap<>();
        database.each(
                sql,
                row -> found.computeIfAbsent(place(row), of -> new ArrayList<>())
                        .add(repeat(row)),
                SqlArray.column("uuid", settlements, id -> id),
                partner,
                partner);
        return found;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getObject("about", UUID.class), row.getString("tenant"));
    }

    private static RepeatView repeat(ResultSet row) throws SQLException {
        return new RepeatView(
                row.getObject("id", UUID.class),
                row.getObject("execute_on", LocalDate.class),
                MoneyView.of(row.getLong("minor"), row.getString("currency")),
                TransferState.valueOf(row.getString("state")),
                row.getObject("happened_on", LocalDate.class));
    }

    /** A payout by its settlement and partner. */
    public record Place(UUID settlement, String partner) {}

    /**
     * One that repeats.
     *
     * @param of the settlement of the payout that it repeats itself
     */
    public record Step(UUID of, RepeatView by) {}
}
