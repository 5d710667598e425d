package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.money.Money;
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

    @Inject
    SettlementReads(Database database) {
        this.database = database;
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
                            payouts(id, currency));
                },
                parameters);
    }

    private List<Payout> payouts(UUID id, Currency currency) {
        return database.query(
                "SELECT tenant, amount_minor, tax_minor, holder, iban FROM payout WHERE settlement_id = ? ORDER BY place",
                row -> new Payout(
                        row.getString("tenant"),
                        new Money(row.getLong("amount_minor"), currency),
                        new Money(row.getLong("tax_minor"), currency),
                        row.getString("holder"),
                        row.getString("iban")),
                id);
    }
}
