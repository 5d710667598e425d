package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.wire.Keyset;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Payouts of approved settlements by the names that the bank knows, and how far they are. Across tenants only. */
@ApplicationScoped
public class TransferReads {

    private static final String TRANSFERS =
            """
            SELECT * FROM (
                SELECT p.settlement_id, p.place, p.tenant, p.through, s.approved_at,
                       coalesce(left(p.iban, 2) IN (%s), false) AS in_sepa,
                       coalesce(x.paid_minor, p.amount_minor + p.tax_minor + p.again_minor) AS minor,
                       coalesce(x.currency, s.currency) AS currency,
                       coalesce(e.kind, 'ORDERED') AS state, e.happened_on, e.code, e.reason,
                       NOT EXISTS (SELECT 1 FROM payout_event w WHERE w.undone_at IS NULL AND w.kind <> 'RETURNED'
                           AND (w.settlement_id, w.tenant) = (p.settlement_id, p.tenant)) AS waits
                FROM payout p JOIN settlement s ON s.id = p.settlement_id AND s.state = 'APPROVED'
                LEFT JOIN payout_exchange x ON (x.settlement_id, x.tenant) = (p.settlement_id, p.tenant)
                LEFT JOIN LATERAL (
                    SELECT e.kind, e.happened_on, e.code, e.reason FROM payout_event e
                    WHERE (e.settlement_id, e.tenant) = (p.settlement_id, p.tenant) AND e.undone_at IS NULL
                    ORDER BY e.kind = 'EXECUTED' LIMIT 1) e ON true
                WHERE NOT p.left_out) t
            """.formatted(Iban.SEPA.stream().collect(Collectors.joining("', '", "'", "'")));

    /** What was approved before has left the bank's account in the ledger at once: nothing is missing of it. */
    private static final String ON_THE_WAY = "t.waits AND t.through = 'OUTGOING'";

    private final Database database;

    @Inject
    TransferReads(Database database) {
        this.database = database;
    }

    /** The one of an end-to-end id. */
    @Transactional
    public Optional<Transfer> named(String name) {
        return TransferNames.settlementsOf(name)
                .flatMap(span -> database.first(
                        TRANSFERS + "WHERE t.settlement_id BETWEEN ? AND ? AND t.place = ?",
                        TransferReads::transfer,
                        span.first(),
                        span.last(),
                        Integer.parseInt(name.substring(name.lastIndexOf('-') + 1))));
    }

    /** The one that a text for its payee says it is. */
    @Transactional
    public Optional<Transfer> toldBy(String remittance) {
        return TransferNames.toldBy(remittance).flatMap(told -> of(told.settlement(), told.tenant()));
    }

    /** The one to a partner. */
    @Transactional
    public Optional<Transfer> of(UUID settlement, String tenant) {
        return database.first(
                TRANSFERS + "WHERE t.settlement_id = ? AND t.tenant = ?", TransferReads::transfer, settlement, tenant);
    }

    /** The one that something was said of. */
    @Transactional
    Optional<Transfer> ofEvent(UUID event) {
        return database.first(
                TRANSFERS + "WHERE (t.settlement_id, t.tenant) ="
                        + " (SELECT e.settlement_id, e.tenant FROM payout_event e WHERE e.id = ?)",
                TransferReads::transfer,
                event);
    }

    /** Those of a settlement in a currency that the bank has neither executed nor refused. */
    @Transactional
    public List<Transfer> waiting(UUID settlement, Currency currency) {
        return database.query(
                TRANSFERS + "WHERE t.settlement_id = ? AND t.currency = ? AND t.waits ORDER BY t.place",
                TransferReads::transfer,
                settlement,
                currency.getCurrencyCode());
    }

    /** The settlements whose file, or a block of it, has a name. */
    @Transactional
    public List<UUID> ofFile(String name) {
        return TransferNames.settlementsOfFile(name)
                .map(span -> database.query(
                        "SELECT id FROM settlement WHERE state = 'APPROVED' AND id BETWEEN ? AND ?",
                        row -> row.getObject("id", UUID.class),
                        span.first(),
                        span.last()))
                .orElse(List.of());
    }

    /**
     * The settlements with several payouts in a currency that are on their way and come to an amount, all of them or
     * those of a block, approved by the end of a day.
     */
    @Transactional
    public List<UUID> comingTo(Money amount, LocalDate day) {
        return database.query(
                "SELECT DISTINCT settlement_id FROM (" + TRANSFERS + "WHERE t.currency = ? AND "
                        + ON_THE_WAY + " AND t.approved_at < ?::date + interval '1 day') w GROUP BY"
                        + " GROUPING SETS ((settlement_id), (settlement_id, in_sepa)) HAVING sum(minor) = ? AND count(*) > 1",
                row -> row.getObject("settlement_id", UUID.class),
                amount.currency().getCurrencyCode(),
                day.toString(),
                amount.minorUnits());
    }

    /** All that are on their way, the oldest first. */
    @Transactional
    public List<Transfer> onTheWay(Keyset<Transfer.Position> page) {
        Transfer.Position after = page.after();
        UUID settlement = after == null ? null : after.settlement();
        return database.query(
                TRANSFERS + "WHERE " + ON_THE_WAY + """
                         AND (?::uuid IS NULL OR (t.approved_at, t.settlement_id, t.place) >
                            (SELECT s.approved_at, s.id, ?::int FROM settlement s WHERE s.id = ?::uuid))
                        ORDER BY t.approved_at, t.settlement_id, t.place LIMIT ?
                        """,
                TransferReads::transfer,
                settlement,
                after == null ? 0 : after.place(),
                settlement,
                page.rowsToRead());
    }

    /** Of a settlement's payouts, by partner; none before the approval. */
    @Transactional
    Map<String, TransferView> of(UUID settlement) {
        Map<String, TransferView> states = new HashMap<>();
        database.query(
                TRANSFERS + "WHERE t.settlement_id = ?",
                row -> states.put(
                        row.getString("tenant"),
                        new TransferView(
                                TransferNames.of(settlement, row.getInt("place")),
                                TransferState.valueOf(row.getString("state")),
                                row.getObject("happened_on", LocalDate.class),
                                row.getString("code"),
                                row.getString("reason"))),
                settlement);
        return states;
    }

    /** The end-to-end id of a payout by its place in a settlement. */
    public static String nameOf(UUID settlement, int place) {
        return TransferNames.of(settlement, place);
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getObject("settlement_id", UUID.class),
                row.getInt("place"),
                row.getString("tenant"),
                new Money(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                Purpose.valueOf(row.getString("through")),
                TransferState.valueOf(row.getString("state")),
                row.getBoolean("waits"),
                row.getBoolean("in_sepa"));
    }

    /**
     * How far a payout is.
     *
     * @param name its end-to-end id in the file for the bank
     * @param on the bank's day; null while it waits
     * @param code why it came back, by ISO 20022's external list
     */
    @Schema(name = "TransferView")
    record TransferView(
            String name,
            TransferState state,
            @Nullable LocalDate on,
            @Nullable String code,
            @Nullable String reason) {}
}
