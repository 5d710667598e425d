package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Settlements with their payouts. */
@ApplicationScoped
class SettlementReads {

    private final Database database;
    private final PayoutRows payouts;

    @Inject
    SettlementReads(Database database, PayoutRows payouts) {
        this.database = database;
        this.payouts = payouts;
    }

    /** Latest first. */
    @Transactional
    public List<Settlement> list(Page page) {
        return read("ORDER BY proposed_at DESC, id LIMIT ? OFFSET ?", page.rowsToRead(), page.offset());
    }

    /** One. */
    @Transactional
    public Optional<Settlement> find(UUID id) {
        return read("WHERE id = ?", id).stream().findFirst();
    }

    private List<Settlement> read(String which, @Nullable Object... parameters) {
        return database.query(
                "SELECT * FROM settlement " + which,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return new Settlement(
                            id,
                            currency,
                            row.getObject("execute_on", LocalDate.class),
                            Settlement.State.valueOf(row.getString("state")),
                            row.getString("proposed_by"),
                            Database.instant(row, "proposed_at"),
                            row.getString("approved_by"),
                            payouts.of(id, currency),
                            payouts.omitted(id, currency));
                },
                parameters);
    }
}
