package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.split.Part;
import io.modelmarket.billing.split.Revenue;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.billing.split.Waterfall;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shares invoice lines out: an accrual for each participant, and what the platform now owes them in the ledger. */
@ApplicationScoped
public class Accruals {

    private final Database database;
    private final SharedSoFar shared;
    private final Ledger ledger;

    @Inject
    Accruals(Database database, SharedSoFar shared, Ledger ledger) {
        this.database = database;
        this.shared = shared;
        this.ledger = ledger;
    }

    /** Shares out an invoice's lines, within the transaction that issues it; the accruals in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Accrual> accrue(InvoiceToShare invoice, List<LineToShare> lines) {
        shared.hold(lines.stream().map(line -> line.terms().name()).toList());
        List<Accrual> all = new ArrayList<>();
        for (LineToShare line : lines) {
            List<Accrual> accruals = share(line);
            write(invoice, line, accruals);
            all.addAll(accruals);
        }
        book(invoice, lines, all);
        return all;
    }

    /**
     * What the line adds to what each has of the period: the period's revenue is shared as a whole, again and again.
     */
    private List<Accrual> share(LineToShare line) {
        Shares shares = line.terms().shares();
        String terms = line.terms().name();
        LocalDate period = line.usagePeriod();
        List<Accrual.Slot> slots = slots(shares);
        SharedSoFar.Sums before = shared.of(terms, period, slots.size());
        Revenue revenue = before.revenue().plus(line.amount().minorUnits(), line.units());
        List<Part> parts = Waterfall.run(
                shares.rules(), revenue, rule -> shared.elsewhere(terms, period, slotOf(shares.rules(), rule)));
        shared.store(
                terms,
                period,
                new SharedSoFar.Sums(
                        revenue, parts.stream().mapToLong(Part::minor).toArray()));
        List<Accrual> accruals = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Money more = new Money(
                    parts.get(i).minor() - before.amounts()[i], line.amount().currency());
            accruals.add(new Accrual(line.reference(), i + 1, slots.get(i), line.amount(), more));
        }
        return accruals;
    }

    private static List<Accrual.Slot> slots(Shares shares) {
        List<Accrual.Slot> slots = new ArrayList<>();
        for (Share share : shares.shares()) {
            slots.add(new Accrual.Slot(share.participant(), share.role(), share.kind(), share.percent()));
            if (share.rule() instanceof Rule.Recoupment recoupment) {
                ParticipantRole role = shares.shares().stream()
                        .filter(other -> other.participant().equals(recoupment.from()))
                        .map(Share::role)
                        .findFirst()
                        .orElseThrow();
                slots.add(new Accrual.Slot(recoupment.from(), role, share.kind(), null));
            }
        }
        return slots;
    }

    private static int slotOf(List<Rule> rules, int place) {
        long twice = rules.subList(0, place).stream()
                .filter(rule -> rule instanceof Rule.Recoupment)
                .count();
        return place + Math.toIntExact(twice);
    }

    private void write(InvoiceToShare invoice, LineToShare line, List<Accrual> accruals) {
        LineToShare.Source agreement = line.terms().agreement();
        database.update(
                """
                INSERT INTO accrual (agreement_id, agreement_version, invoice_id, invoice_number, reference, model,
                    period, usage_period, currency, basis_minor, units, terms, accrued_at, tenant, role, rule, percent, seq,
                    amount_minor)
                SELECT ?::uuid, ?::int, ?, ?, ?, ?, ?::date, ?::date, ?, ?, ?, ?, ?, * FROM unnest(?, ?, ?, ?, ?, ?)
                """,
                agreement == null ? null : agreement.id(),
                agreement == null ? null : agreement.version(),
                invoice.id(),
                invoice.number(),
                line.reference(),
                line.model().toString(),
                invoice.period(),
                line.usagePeriod(),
                line.amount().currency().getCurrencyCode(),
                line.amount().minorUnits(),
                line.units(),
                line.terms().name(),
                invoice.at(),
                SqlArray.column("text", accruals, a -> a.slot().participant().value()),
                SqlArray.column("text", accruals, a -> a.slot().role().name()),
                SqlArray.column("text", accruals, a -> a.slot().rule().name()),
                SqlArray.nullable("numeric", accruals, a -> a.slot().percent()),
                SqlArray.column("int", accruals, Accrual::seq),
                SqlArray.column("bigint", accruals, a -> a.amount().minorUnits()));
    }

    private void book(InvoiceToShare invoice, List<LineToShare> lines, List<Accrual> accruals) {
        List<Posting> postings = new ArrayList<>();
        for (LineToShare line : lines) {
            Account clearing = new Account(
                    invoice.platform(), Purpose.REVENUE_CLEARING, line.amount().currency());
            add(postings, posting(clearing, line.amount(), line.reference()));
        }
        for (Accrual accrual : accruals) {
            Account account = account(
                    accrual.slot().participant(),
                    accrual.slot().role(),
                    accrual.amount().currency());
            add(postings, posting(account, accrual.amount().negate(), accrual.reference()));
        }
        if (!postings.isEmpty()) {
            ledger.post(new Booking(
                    "shares/" + invoice.number(), "SHARES", "Shares of " + invoice.number(), invoice.at(), postings));
        }
    }

    /** Where what a participant has is booked. */
    static Account account(TenantId participant, ParticipantRole role, Currency currency) {
        return new Account(
                participant, role == ParticipantRole.PLATFORM ? Purpose.REVENUE : Purpose.PARTNER_PAYABLE, currency);
    }

    private static @Nullable Posting posting(Account account, Money amount, String reference) {
        return amount.minorUnits() == 0 ? null : new Posting(account, amount, reference);
    }

    private static void add(List<Posting> postings, @Nullable Posting posting) {
        if (posting != null) {
            postings.add(posting);
        }
    }

    /**
     * The invoice whose lines are shared.
     *
     * @param period the first day of its period
     * @param platform the platform's own tenant
     */
    public record InvoiceToShare(UUID id, String number, LocalDate period, TenantId platform, Instant at) {}
}
