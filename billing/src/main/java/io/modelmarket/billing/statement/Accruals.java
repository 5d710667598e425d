package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.PastShares;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.statement.SharedSoFar.Place;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shares invoice lines out: an accrual for each participant, and what the platform now owes them in the ledger. */
@ApplicationScoped
public class Accruals {

    private final SharedSoFar shared;
    private final PastShares past;
    private final AccrualRows table;
    private final Ledger ledger;

    @Inject
    Accruals(SharedSoFar shared, PastShares past, AccrualRows table, Ledger ledger) {
        this.shared = shared;
        this.past = past;
        this.table = table;
        this.ledger = ledger;
    }

    /**
     * Shares out invoices' lines in their order, within the transaction that issues them. What is written is one
     * statement for each table, however many they are.
     *
     * @return each invoice's accruals in order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<List<Accrual>> accrue(List<InvoiceToShare> invoices) {
        SharingSheet sheet = hold(invoices);
        Sharing sharing = new Sharing(sheet, past);
        List<AccrualRows.Row> rows = new ArrayList<>();
        List<Booking> bookings = new ArrayList<>();
        List<List<Accrual>> all = new ArrayList<>();
        for (InvoiceToShare invoice : invoices) {
            List<Accrual> accruals = new ArrayList<>();
            for (LineToShare line : invoice.lines()) {
                List<Accrual> parts = sharing.share(line, invoice.at());
                parts.forEach(part -> rows.add(new AccrualRows.Row(invoice, line, part)));
                accruals.addAll(parts);
            }
            booking(invoice, accruals).ifPresent(bookings::add);
            all.add(accruals);
        }
        sheet.write();
        table.write(rows);
        ledger.post(bookings);
        return all;
    }

    /** Waits for others who share by the same terms, bring back the same advances or use up the same lifetime caps. */
    private SharingSheet hold(List<InvoiceToShare> invoices) {
        List<LineToShare> lines =
                invoices.stream().flatMap(invoice -> invoice.lines().stream()).toList();
        Set<Place> places = lines.stream()
                .flatMap(line -> line.portions().stream().map(line::place))
                .collect(Collectors.toSet());
        Set<UUID> goingOn = lines.stream().flatMap(LineToShare::goingOn).collect(Collectors.toSet());
        List<String> held = new ArrayList<>(goingOn.isEmpty() ? List.of() : past.versions(goingOn));
        places.forEach(place -> held.add(place.terms()));
        lines.stream().flatMap(LineToShare::groups).forEach(held::add);
        shared.hold(held);
        return new SharingSheet(shared, places);
    }

    private static Optional<Booking> booking(InvoiceToShare invoice, List<Accrual> accruals) {
        List<Posting> postings = new ArrayList<>();
        for (LineToShare line : invoice.lines()) {
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
        return postings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Booking(
                        "shares/" + invoice.number(),
                        "SHARES",
                        "Shares of " + invoice.number(),
                        invoice.at(),
                        postings));
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
     * An invoice whose lines are to be shared.
     *
     * @param platform the platform's own tenant
     * @param at when it was issued
     */
    public record InvoiceToShare(
            UUID id, String number, Period period, TenantId platform, Instant at, List<LineToShare> lines) {}
}
