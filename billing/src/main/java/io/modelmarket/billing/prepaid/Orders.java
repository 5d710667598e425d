package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.payee.PayeeAccounts;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What consumers want to buy. An order is open until its money has come in. */
@ApplicationScoped
class Orders {

    /** Letters and digits that nobody takes for one another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    private static final String SELECT = """
            SELECT o.id, o.reference, o.tenant, o.currency, o.amount_minor, o.ordered_at, c.id AS credit_id
            FROM prepaid_order o LEFT JOIN prepaid_credit c ON c.order_id = o.id AND c.reversed_minor < c.amount_minor
            """;

    private final Database database;
    private final PayeeAccounts payees;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Orders(Database database, PayeeAccounts payees, InstantSource clock) {
        this.database = database;
        this.payees = payees;
        this.clock = clock;
    }

    /** A new order, with the reference that its transfer must name. */
    @Transactional
    public Order place(TenantId tenant, Money amount, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Order order = new Order(
                UUID.randomUUID(),
                reference(),
                tenant.value(),
                MoneyView.of(amount),
                now,
                null,
                payTo(amount.currency()));
        try {
            database.update(
                    """
                    INSERT INTO prepaid_order (id, reference, tenant, currency, amount_minor, ordered_at, ordered_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    order.id(),
                    order.reference(),
                    tenant.value(),
                    amount.currency().getCurrencyCode(),
                    amount.minorUnits(),
                    now,
                    by);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw new ProblemException(ProblemType.CONFLICT, "The order's reference is taken; order again.");
            }
            throw e;
        }
        return order;
    }

    /** Latest first; of one tenant or, across tenants, of all. */
    @Transactional
    public List<Order> list(@Nullable String tenant, Page page) {
        return database.query(
                SELECT + "WHERE ?::text IS NULL OR o.tenant = ? ORDER BY o.ordered_at DESC, o.id LIMIT ? OFFSET ?",
                this::read,
                tenant,
                tenant,
                page.rowsToRead(),
                page.offset());
    }

    /** The order of that reference. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Order> find(String reference) {
        return database.first(SELECT + "WHERE o.reference = ?", this::read, reference);
    }

    private String reference() {
        return "PC-"
                + random.ints(LENGTH, 0, ALPHABET.length())
                        .mapToObj(at -> ALPHABET.substring(at, at + 1))
                        .collect(Collectors.joining());
    }

    private Order read(ResultSet row) throws SQLException {
        UUID credit = row.getObject("credit_id", UUID.class);
        return new Order(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("tenant"),
                MoneyView.of(row.getLong("amount_minor"), row.getString("currency")),
                Database.instant(row, "ordered_at"),
                credit,
                credit == null ? payTo(Currency.getInstance(row.getString("currency"))) : null);
    }

    private @Nullable PayeeAccount payTo(Currency currency) {
        return payees.of(currency).orElse(null);
    }

    /**
     * An order in JSON.
     *
     * @param reference what the transfer must name
     * @param creditId what came of it; absent while the money has not come in
     * @param payTo where the money is to be sent, as of now; absent when it has come in, and where no account is said
     */
    record Order(
            UUID id,
            String reference,
            String tenant,
            MoneyView amount,
            Instant orderedAt,
            @Nullable UUID creditId,
            @Nullable PayeeAccount payTo) {}
}
