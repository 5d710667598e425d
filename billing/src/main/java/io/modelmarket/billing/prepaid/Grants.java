package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes credits: of orders that are paid, and as gifts. Across tenants only. */
@ApplicationScoped
class Grants {

    private final Database database;
    private final CreditBook book;
    private final Orders orders;
    private final Directory directory;
    private final InstantSource clock;
    private final PrepaidConfig config;

    @Inject
    Grants(
            Database database,
            CreditBook book,
            Orders orders,
            Directory directory,
            InstantSource clock,
            PrepaidConfig config) {
        this.database = database;
        this.book = book;
        this.orders = orders;
        this.directory = directory;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Gives credit away.
     *
     * @throws ProblemException when there is no such tenant, or it would expire at once
     */
    @Transactional
    public UUID give(Gift gift, String by) {
        TenantId tenant = tenant(gift.tenant());
        Instant now = now();
        if (gift.expiresAt() != null
                && !Times.known(gift.expiresAt(), "expiresAt").isAfter(now)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "expiresAt must be in the future.");
        }
        Credit credit = new Credit(
                UUID.randomUUID(),
                tenant,
                Credit.Kind.PROMOTIONAL,
                gift.money(),
                gift.priority(),
                now,
                gift.expiresAt());
        return begin(credit, gift.reason(), null, by);
    }

    /**
     * Makes the credit of an order whose money has come in.
     *
     * @throws ProblemException when there is no such order, or it was paid before
     */
    @Transactional
    public UUID received(String reference, String bankReference, String by) {
        Orders.Order order = orders.find(reference)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no order " + reference + "."));
        Instant now = now();
        Currency currency = Currency.getInstance(order.amount().currency());
        Credit credit = new Credit(
                UUID.randomUUID(),
                new TenantId(order.tenant()),
                Credit.Kind.PAID,
                new Money(Amounts.minor(order.amount().amount(), currency), currency),
                config.boughtPriority(),
                now,
                now.atZone(ZoneOffset.UTC).plusMonths(config.boughtMonths()).toInstant());
        try {
            return begin(credit, "Order " + reference + ", " + bankReference, order.id(), by);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw new ProblemException(ProblemType.CONFLICT, "The order " + reference + " is paid already.");
            }
            throw e;
        }
    }

    /**
     * Takes back what is left of a credit that was given or received by mistake. What of it has paid invoices stays
     * paid; where nothing has, its order can be paid again.
     *
     * @throws ProblemException when there is no such credit, or nothing is left of it
     */
    @Transactional
    public void reverse(UUID id, String reason, String by) {
        Credit credit = database.first(
                        "SELECT " + Credit.COLUMNS + "FROM prepaid_credit WHERE id = ? FOR UPDATE", Credit::read, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no credit " + id + "."));
        if (credit.left().minorUnits() == 0) {
            throw new ProblemException(ProblemType.CONFLICT, "Nothing is left of credit " + id + " to take back.");
        }
        book.reversed(credit, new CreditBook.Reversal(reason, by, now()));
    }

    private UUID begin(Credit credit, String reason, @Nullable UUID order, String by) {
        database.update(
                """
                INSERT INTO prepaid_credit (id, tenant, kind, currency, amount_minor, left_minor, priority, begun_at,
                    expires_at, reason, granted_by, order_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?::uuid)
                """,
                credit.id(),
                credit.tenant().value(),
                credit.kind(),
                credit.left().currency().getCurrencyCode(),
                credit.left().minorUnits(),
                credit.left().minorUnits(),
                credit.priority(),
                credit.begunAt(),
                credit.expiresAt(),
                reason,
                by,
                order);
        book.granted(credit, credit.begunAt());
        return credit.id();
    }

    private TenantId tenant(String slug) {
        try {
            TenantId tenant = new TenantId(slug);
            if (directory.tenant(tenant).isPresent()) {
                return tenant;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "tenant: " + e.getMessage() + ".");
        }
        throw new ProblemException(ProblemType.UNPROCESSABLE, "There is no tenant " + slug + ".");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What is given to whom, and why. */
    record Gift(
            String tenant,
            Money money,
            int priority,
            @Nullable Instant expiresAt,
            String reason) {}
}
