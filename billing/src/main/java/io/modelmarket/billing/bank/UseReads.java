package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.payout.TransferReads;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What entries are for, but for payments of consumers. Across tenants only. */
@ApplicationScoped
class UseReads {

    private static final String USES = """
            SELECT u.id, u.kind, u.amount_minor, u.purpose, u.of_entry, p.tenant, p.settlement_id, p.place, u.reason,
                   u.used_at, u.used_by, u.entry_id
            FROM bank_entry_use u LEFT JOIN payout_event v ON v.id = u.event_id
            LEFT JOIN payout p ON (p.settlement_id, p.tenant) = (v.settlement_id, v.tenant)
            WHERE u.entry_id = ANY (?) AND u.undone_at IS NULL
            UNION ALL
            SELECT r.id, r.kind, r.amount_minor, NULL, NULL, NULL, NULL, NULL, r.reason, r.removed_at, r.removed_by, r.entry_id
            FROM bank_entry_removal r WHERE r.entry_id = ANY (?) AND r.undone_at IS NULL AND r.through IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM bank_entry_use x WHERE x.removal_id = r.id)
            """;

    /** Most that are listed of one entry: a debit may be of thousands of payouts. */
    private static final int MOST = 100;

    private final Database database;

    @Inject
    UseReads(Database database) {
        this.database = database;
    }

    /** By entry the first of them, in their order; what was taken back is not among them. */
    Map<UUID, Uses> of(List<UUID> entries) {
        SqlArray ids = SqlArray.column("uuid", entries, id -> id);
        Map<UUID, Uses> uses = new HashMap<>();
        database.query(
                """
                SELECT m.*, e.currency FROM (
                    SELECT m.*, row_number() OVER (PARTITION BY entry_id ORDER BY used_at, place, id) AS nth,
                           count(*) OVER (PARTITION BY entry_id) AS in_all FROM (%s) m) m
                JOIN bank_entry e ON e.id = m.entry_id WHERE m.nth <= ? ORDER BY m.nth
                """.formatted(USES),
                row -> {
                    int inAll = row.getInt("in_all");
                    return uses.computeIfAbsent(
                                    row.getObject("entry_id", UUID.class), entry -> new Uses(new ArrayList<>(), inAll))
                            .first()
                            .add(use(row));
                },
                ids,
                ids,
                MOST);
        return uses;
    }

    private static UseView use(ResultSet row) throws SQLException {
        UUID settlement = row.getObject("settlement_id", UUID.class);
        String purpose = row.getString("purpose");
        return new UseView(
                row.getObject("id", UUID.class),
                UseKind.valueOf(row.getString("kind")),
                MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                settlement == null ? null : TransferReads.nameOf(settlement, row.getInt("place")),
                settlement,
                row.getString("tenant"),
                row.getObject("of_entry", UUID.class),
                purpose == null ? null : BankAccountKind.valueOf(purpose),
                row.getString("reason"),
                Database.instant(row, "used_at"),
                row.getString("used_by"));
    }

    /** The first uses of an entry, and how many there are. */
    record Uses(List<UseView> first, int inAll) {

        static final Uses NONE = new Uses(List.of(), 0);
    }

    /** What a part of an entry is. */
    enum UseKind {
        /** Of a debit the execution of a payout, of a credit its return. */
        PAYOUT,
        /** A credit goes back with it. */
        TAKES_BACK,
        /** A fee, interest or something else of the platform's own. */
        ACCOUNT,
        /** It was sent back. */
        RETURNED,
        /** It is booked elsewhere or not at all. */
        SET_ASIDE
    }

    /**
     * What a part of an entry is for.
     *
     * @param payout its end-to-end id
     * @param tenant whom that pays
     * @param takesBack the entry by which the money came
     */
    @Schema(name = "BankUseView")
    record UseView(
            UUID id,
            UseKind kind,
            MoneyView amount,
            @Nullable String payout,
            @Nullable UUID settlement,
            @Nullable String tenant,
            @Nullable UUID takesBack,
            @Nullable BankAccountKind account,
            String reason,
            Instant at,
            String by) {}
}
