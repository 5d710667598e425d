package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.split.Growth;
import io.modelmarket.billing.split.Part;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shares invoice lines out: an accrual for each participant, and what the platform now owes them in the ledger. */
@ApplicationScoped
public class Accruals {

    private final Database database;
    private final SharedSoFar shared;
    private final Advances advances;
    private final Ledger ledger;

    @Inject
    Accruals(Database database, SharedSoFar shared, Advances advances, Ledger ledger) {
        this.database = database;
        this.shared = shared;
        this.advances = advances;
        this.ledger = ledger;
    }

    /** Shares out an invoice's lines, within the transaction that issues it; the accruals in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Accrual> accrue(InvoiceToShare invoice, List<LineToShare> lines) {
        shared.hold(lines.stream()
                .flatMap(line -> Stream.concat(
                        line.portions().stream().map(portion -> portion.terms().name()), Advances.groups(line)))
                .toList());
        List<Accrual> all = new ArrayList<>();
        for (LineToShare line : lines) {
            List<Accrual> accruals = share(line, invoice.at());
            write(invoice, line, accruals);
            all.addAll(accruals);
        }
        book(invoice, lines, all);
        return all;
    }

    private List<Accrual> share(LineToShare line, Instant at) {
        List<Portion> portions = line.portions();
        List<Long> more = Growth.toward(
                portions.stream().map(Portion::target).toList(),
                portions.stream().map(Portion::had).toList(),
                portions.stream().map(portion -> floor(line, portion)).toList());
        List<Accrual> accruals = new ArrayList<>();
        for (int i = 0; i < portions.size(); i++) {
            boolean nothing = more.get(i) == 0 && portions.get(i).units() == 0;
            if (!nothing || portions.size() == 1) {
                share(
                        line,
                        portions.get(i),
                        new Money(more.get(i), line.amount().currency()),
                        at,
                        accruals);
            }
        }
        return accruals;
    }

    /** How much a part may lose: what earlier lines gave it, if the agreement that now shares it still has all that. */
    private long floor(LineToShare line, Portion portion) {
        if (portion.target() >= portion.had()) {
            return 0;
        }
        LineToShare.Terms terms = portion.terms();
        long given = line.portions().stream()
                .filter(other -> other.terms().name().equals(terms.name()))
                .mapToLong(Portion::had)
                .sum();
        int slots = Slots.of(terms.shares()).size();
        long has = shared.of(terms.name(), line.usagePeriod(), slots).revenue().gross();
        return has >= given ? portion.target() - portion.had() : 0;
    }

    /**
     * What a part of a line adds to what each has of the period: the period's revenue is shared as a whole, again and
     * again.
     */
    private void share(LineToShare line, Portion portion, Money basis, Instant at, List<Accrual> accruals) {
        Shares shares = portion.terms().shares();
        String terms = portion.terms().name();
        LocalDate period = line.usagePeriod();
        List<Accrual.Slot> slots = Slots.of(shares);
        List<Rule> rules = shares.rules();
        SharedSoFar.Sums before = shared.of(terms, period, slots.size());
        boolean[] attributed = new boolean[slots.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            attributed[Slots.indexOf(rules, rule)] = line.counts(rules.get(rule), portion.origin());
        }
        SharedSoFar.Sums sums = before.plus(basis.minorUnits(), portion.units(), attributed);
        List<Part> parts = Waterfall.run(
                rules,
                sums.revenue(),
                rule -> sums.attributedAt(Slots.indexOf(rules, rule)),
                rule -> advances.broughtBackElsewhere(
                        new Advances.Place(terms, period, Slots.indexOf(rules, rule)),
                        (Rule.Recoupment) rules.get(rule),
                        basis.currency(),
                        at));
        shared.store(terms, period, sums.with(parts));
        for (int i = 0; i < parts.size(); i++) {
            Money more = new Money(parts.get(i).minor() - before.amounts()[i], basis.currency());
            Rule rule = rules.get(parts.get(i).rule());
            Money of = rule.attribution() == null || attributed[i] ? basis : Money.zero(basis.currency());
            accruals.add(
                    new Accrual(line.reference(), accruals.size() + 1, portion, slots.get(i), attributed[i], of, more));
        }
    }

    private void write(InvoiceToShare invoice, LineToShare line, List<Accrual> accruals) {
        database.update(
                """
                INSERT INTO accrual (invoice_id, invoice_number, reference, period, usage_period, currency, accrued_at,
                    time_zone, agreement_id, agreement_version, terms, model, version, used_version, lineage_step, attributed,
                    basis_minor, units, tenant, role, rule, percent, place, seq, amount_minor)
                SELECT ?, ?, ?, ?::date, ?::date, ?, ?, (SELECT time_zone FROM invoice WHERE id = ?), *
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invoice.id(),
                invoice.number(),
                line.reference(),
                invoice.period(),
                line.usagePeriod(),
                line.amount().currency().getCurrencyCode(),
                invoice.at(),
                invoice.id(),
                SqlArray.nullable("uuid", accruals, Accruals::agreement),
                SqlArray.nullable("int", accruals, Accruals::agreementVersion),
                SqlArray.column("text", accruals, a -> a.portion().terms().name()),
                SqlArray.column(
                        "text", accruals, a -> a.portion().origin().model().toString()),
                SqlArray.column("text", accruals, a -> a.portion().origin().version()),
                SqlArray.column("text", accruals, a -> a.portion().origin().used()),
                SqlArray.column("int", accruals, a -> a.portion().origin().step()),
                SqlArray.column("boolean", accruals, Accrual::attributed),
                SqlArray.column("bigint", accruals, a -> a.basis().minorUnits()),
                SqlArray.column("bigint", accruals, a -> a.portion().units()),
                SqlArray.column("text", accruals, a -> a.slot().participant().value()),
                SqlArray.column("text", accruals, a -> a.slot().role().name()),
                SqlArray.column("text", accruals, a -> a.slot().rule().name()),
                SqlArray.nullable("numeric", accruals, a -> a.slot().percent()),
                SqlArray.column("int", accruals, a -> a.slot().place()),
                SqlArray.column("int", accruals, Accrual::seq),
                SqlArray.column("bigint", accruals, a -> a.amount().minorUnits()));
    }

    private static @Nullable UUID agreement(Accrual accrual) {
        LineToShare.Source source = accrual.portion().terms().agreement();
        return source == null ? null : source.id();
    }

    private static @Nullable Integer agreementVersion(Accrual accrual) {
        LineToShare.Source source = accrual.portion().terms().agreement();
        return source == null ? null : (Integer) source.version();
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
