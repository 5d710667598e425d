package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payout.Settlement.State;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Proposes settlements and books those that a second person approves. Across tenants only. */
@ApplicationScoped
class Settlements {

    private final Database database;
    private final Payables payables;
    private final SettlementReads reads;
    private final PayoutBook book;
    private final InstantSource clock;

    @Inject
    Settlements(Database database, Payables payables, SettlementReads reads, PayoutBook book, InstantSource clock) {
        this.database = database;
        this.payables = payables;
        this.reads = reads;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Proposes to pay every partner with an account what is due, where it reaches the minimum, and the tax on top of it
     * that its self-billed invoice will charge; takes the place of an earlier proposal.
     *
     * @throws ProblemException when nothing is to be paid
     */
    @Transactional
    public UUID propose(Currency currency, LocalDate executeOn, String by) {
        hold(currency);
        database.update(
                "UPDATE settlement SET state = 'DISCARDED' WHERE currency = ? AND state = 'AWAITING_APPROVAL'",
                currency.getCurrencyCode());
        Instant accruedUntil = payables.accruedUntil();
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        database.update("""
                INSERT INTO settlement (id, currency, execute_on, state, proposed_by, proposed_at, accrued_until)
                VALUES (?, ?, ?, 'AWAITING_APPROVAL', ?, ?, ?)
                """, id, currency.getCurrencyCode(), executeOn, by, now, accruedUntil);
        long minimum = payables.minimum(currency);
        List<Payout> payouts = accounts(payables.due(currency, accruedUntil)).stream()
                .filter(payout -> payout.net().minorUnits() >= minimum)
                .map(payout -> book.taxed(id, payout, now))
                .filter(payout -> payout.total().minorUnits() > 0)
                .toList();
        if (payouts.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Nothing is to be paid in " + currency + ": no partner with a payout account is due "
                            + new Money(minimum, currency) + ".");
        }
        write(id, payouts);
        return id;
    }

    /**
     * Approves, books and issues self-billed invoices; again changes nothing.
     *
     * @return whether it stands; false when a partner was owed less by now, or taxed otherwise, and it was discarded
     */
    @Transactional
    public boolean approve(UUID id, String by) {
        Settlement known = found(id);
        hold(known.currency());
        Settlement settlement = found(id);
        if (settlement.state() == State.APPROVED) {
            return true;
        }
        if (settlement.state() == State.DISCARDED) {
            throw new ProblemException(ProblemType.CONFLICT, "The settlement is discarded; propose another.");
        }
        if (settlement.proposedBy().equals(by)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "A settlement is approved by another person than who proposed it.");
        }
        Map<String, Money> due = payables.due(settlement.currency(), payables.accruedUntil());
        Instant now = clock.instant();
        boolean stands = settlement.payouts().stream()
                .allMatch(payout ->
                        reaches(due, payout) && book.taxed(id, payout, now).equals(payout));
        if (!stands) {
            database.update("UPDATE settlement SET state = 'DISCARDED' WHERE id = ?", id);
            return false;
        }
        database.update(
                "UPDATE settlement SET state = 'APPROVED', approved_by = ?, approved_at = ? WHERE id = ?", by, now, id);
        book.pay(settlement, now);
        return true;
    }

    /** Every partner that is owed something and has an account, with all that is due. */
    private List<Payout> accounts(Map<String, Money> due) {
        List<Payout> accounts = new ArrayList<>();
        due.forEach((tenant, amount) -> database.first(
                        "SELECT holder, iban FROM payout_account WHERE tenant = ?",
                        row -> new Payout(
                                tenant,
                                amount,
                                Money.zero(amount.currency()),
                                row.getString("holder"),
                                row.getString("iban")),
                        tenant)
                .ifPresent(accounts::add));
        return accounts;
    }

    private static boolean reaches(Map<String, Money> due, Payout payout) {
        Money amount = due.get(payout.tenant());
        return amount != null && amount.minorUnits() >= payout.net().minorUnits();
    }

    private void write(UUID id, List<Payout> payouts) {
        for (int i = 0; i < payouts.size(); i++) {
            Payout payout = payouts.get(i);
            database.update(
                    """
                    INSERT INTO payout (settlement_id, place, tenant, amount_minor, tax_minor, holder, iban)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    i + 1,
                    payout.tenant(),
                    payout.net().minorUnits(),
                    payout.tax().minorUnits(),
                    payout.holder(),
                    payout.iban());
        }
    }

    private Settlement found(UUID id) {
        return reads.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no settlement " + id + "."));
    }

    private void hold(Currency currency) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('settlement ' || ?, 0))",
                row -> true,
                currency.getCurrencyCode());
    }
}
