package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.split.Split;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shares invoice lines out: an accrual for each participant, and what the platform now owes them in the ledger. */
@ApplicationScoped
public class Accruals {

    private final Database database;
    private final Ledger ledger;

    @Inject
    Accruals(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /** Shares out an invoice's lines, within the transaction that issues it; the accruals in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Accrual> accrue(InvoiceToShare invoice, List<LineToShare> lines) {
        List<Accrual> all = new ArrayList<>();
        for (LineToShare line : lines) {
            List<Accrual> accruals = split(line);
            write(invoice, line, accruals);
            all.addAll(accruals);
        }
        book(invoice, lines, all);
        return all;
    }

    private static List<Accrual> split(LineToShare line) {
        List<Long> parts =
                Split.allocate(line.amount().minorUnits(), line.shares().percents());
        List<Accrual> accruals = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Share share = line.shares().shares().get(i);
            Money part = new Money(parts.get(i), line.amount().currency());
            accruals.add(new Accrual(line.reference(), i + 1, share, line.amount(), part));
        }
        return accruals;
    }

    private void write(InvoiceToShare invoice, LineToShare line, List<Accrual> accruals) {
        LineToShare.Source agreement = line.agreement();
        database.update(
                """
                INSERT INTO accrual (agreement_id, agreement_version, invoice_id, invoice_number, reference, model,
                    period, usage_period, currency, basis_minor, accrued_at, tenant, role, percent, seq, amount_minor)
                SELECT ?::uuid, ?::int, ?, ?, ?, ?, ?::date, ?::date, ?, ?, ?, * FROM unnest(?, ?, ?, ?, ?)
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
                invoice.at(),
                SqlArray.column("text", accruals, a -> a.share().participant().value()),
                SqlArray.column("text", accruals, a -> a.share().role().name()),
                SqlArray.column("numeric", accruals, a -> a.share().percent()),
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
            Purpose purpose =
                    accrual.share().role() == ParticipantRole.PLATFORM ? Purpose.REVENUE : Purpose.PARTNER_PAYABLE;
            Account account = new Account(
                    accrual.share().participant(), purpose, accrual.amount().currency());
            add(postings, posting(account, accrual.amount().negate(), accrual.reference()));
        }
        if (!postings.isEmpty()) {
            ledger.post(new Booking(
                    "shares/" + invoice.number(), "SHARES", "Shares of " + invoice.number(), invoice.at(), postings));
        }
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
