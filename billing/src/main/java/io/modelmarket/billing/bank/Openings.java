package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.BankReconciliationResource.OpeningView;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.wire.MoneyView;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was on the bank's accounts before their first statements, in the ledger once each. Across tenants only. */
@ApplicationScoped
class Openings {

    private final Database database;
    private final Ledger ledger;
    private final StatementRows rows;
    private final InstantSource clock;
    private final TenantId platform;

    @Inject
    Openings(Database database, Ledger ledger, StatementRows rows, InstantSource clock, BankConfig config) {
        this.database = database;
        this.ledger = ledger;
        this.rows = rows;
        this.clock = clock;
        this.platform = new TenantId(config.platformTenant());
    }

    /**
     * Books it as of the day the first statement opens.
     *
     * @param amount null for what the first statement opens with
     * @throws ProblemException when there is no statement, it is booked already, or is nothing
     */
    @Transactional
    OpeningView open(Place place, @Nullable String amount, String reason, String by) {
        rows.hold();
        if (booked(place) != null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The opening balance of " + place + " is booked; take it back first.");
        }
        First first = first(place);
        Currency currency = Currency.getInstance(place.currency());
        Money opening = new Money(amount == null ? first.minor() : signed(amount, currency), currency);
        if (opening.minorUnits() == 0) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "There is nothing to book: " + opening + ".");
        }
        UUID id = UUID.randomUUID();
        Instant now = now();
        database.update(
                "INSERT INTO bank_opening (id, account, currency, amount_minor, reason, said_at, said_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                place.account(),
                place.currency(),
                opening.minorUnits(),
                reason,
                now,
                by);
        ledger.post(booking("bank-opening/" + id, id, opening, reason, Times.begin(first.day(), now)));
        return new OpeningView(place.account(), MoneyView.of(opening), reason);
    }

    /**
     * Takes it back.
     *
     * @throws ProblemException when none is booked
     */
    @Transactional
    OpeningView reverse(Place place, String reason, String by) {
        rows.hold();
        Booked booked = booked(place);
        if (booked == null) {
            throw new ProblemException(ProblemType.CONFLICT, "No opening balance of " + place + " is booked.");
        }
        Instant now = now();
        database.update(
                "UPDATE bank_opening SET undone_at = ?, undone_by = ?, undone_reason = ? WHERE id = ?",
                now,
                by,
                reason,
                booked.id());
        String key = "bank-opening/" + booked.id();
        ledger.correct(booking(key + "/undone", booked.id(), booked.amount().negate(), reason, now), key);
        return new OpeningView(place.account(), MoneyView.of(booked.amount()), reason);
    }

    private Booking booking(String key, UUID id, Money amount, String reason, Instant at) {
        String reference = "bank-opening/" + id;
        return new Booking(
                key,
                "OPENING_BALANCE",
                reason,
                at,
                List.of(
                        new Posting(new Account(platform, Purpose.BANK, amount.currency()), amount, reference),
                        new Posting(
                                new Account(platform, Purpose.OPENING_BALANCE, amount.currency()),
                                amount.negate(),
                                reference)));
    }

    private First first(Place place) {
        return database.first(
                        """
                        SELECT opening_minor, opens_on FROM bank_statement WHERE account = ? AND currency = ? AND withdrawn_at IS NULL
                        ORDER BY opens_on, closes_on, sequence NULLS FIRST, page NULLS FIRST, uploaded_at, id LIMIT 1
                        """,
                        row -> new First(row.getLong("opening_minor"), row.getObject("opens_on", LocalDate.class)),
                        place.account(),
                        place.currency())
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no statement of " + place + "."));
    }

    private @Nullable Booked booked(Place place) {
        return database.first(
                        "SELECT id, amount_minor FROM bank_opening"
                                + " WHERE account = ? AND currency = ? AND undone_at IS NULL",
                        row -> new Booked(
                                row.getObject("id", UUID.class),
                                new Money(row.getLong("amount_minor"), Currency.getInstance(place.currency()))),
                        place.account(),
                        place.currency())
                .orElse(null);
    }

    private static long signed(String amount, Currency currency) {
        try {
            return new BigDecimal(amount)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "amount must be an amount of " + currency + ", not " + amount + ".");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** An account of the bank's, in a currency. */
    record Place(String account, String currency) {

        @Override
        public String toString() {
            return "account " + account + " in " + currency;
        }
    }

    private record First(long minor, LocalDate day) {}

    private record Booked(UUID id, Money amount) {}
}
