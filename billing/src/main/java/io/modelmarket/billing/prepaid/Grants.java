package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.ledger.booking.Purpose;
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
public class Grants {

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
        return begin(new Beginning(credit, Purpose.PROMOTION, gift.reason()), null, by);
    }

    /**
     * Makes the credit of an order whose money has come in.
     *
     * @throws ProblemException when there is no such order, it is of another amount, or it was paid before
     */
    @Transactional
    public UUID received(String reference, Arrival arrival, String by) {
        Orders.Order order = orders.find(reference)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no order " + reference + "."));
        Instant now = now();
        Currency currency = Currency.getInstance(order.amount().currency());
        Money ordered = new Money(Amounts.minor(order.amount().amount(), currency), currency);
        if (arrival.amount() != null && !arrival.amount().equals(ordered)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "Order " + reference + " is of " + ordered + ", this is " + arrival.amount() + ".");
        }
        Credit credit = new Credit(
                UUID.randomUUID(),
                new TenantId(order.tenant()),
                Credit.Kind.PAID,
                ordered,
                config.boughtPriority(),
                now,
                now.atZone(ZoneOffset.UTC).plusMonths(config.boughtMonths()).toInstant());
        try {
            return begin(
                    new Beginning(credit, arrival.from(), "Order " + reference + ", " + arrival.bankReference()),
                    order.id(),
                    by);
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
        boolean ofBankEntry = database.first("SELECT 1 FROM bank_entry_credit WHERE credit_id = ?", row -> true, id)
                .isPresent();
        Purpose backTo = ofBankEntry ? Purpose.UNALLOCATED : credit.kind().source();
        book.reversed(credit, new CreditBook.Reversal(reason, by, now(), backTo));
    }

    private UUID begin(Beginning beginning, @Nullable UUID order, String by) {
        Credit credit = beginning.credit();
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
                beginning.reason(),
                by,
                order);
        book.granted(credit, beginning.from(), credit.begunAt());
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

    /**
     * Money that has come in for an order.
     *
     * @param from the platform's account that it is taken from
     * @param amount which the order must be of; null for whatever that is
     */
    public record Arrival(
            String bankReference, Purpose from, @Nullable Money amount) {}

    /** A new credit, the platform's account that it comes from, and why it is made. */
    private record Beginning(Credit credit, Purpose from, String reason) {}

    /** What is given to whom, and why. */
    record Gift(
            String tenant,
            Money money,
            int priority,
            @Nullable Instant expiresAt,
            String reason) {}
}
