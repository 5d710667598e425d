package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payout.Settlement.State;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;

/** Proposes settlements and books those that a second person approves. Across tenants only. */
@ApplicationScoped
class Settlements {

    private final Database database;
    private final Payables payables;
    private final SettlementReads reads;
    private final Proposals proposals;
    private final PayoutBook book;
    private final InstantSource clock;

    @Inject
    Settlements(
            Database database,
            Payables payables,
            SettlementReads reads,
            Proposals proposals,
            PayoutBook book,
            InstantSource clock) {
        this.database = database;
        this.payables = payables;
        this.reads = reads;
        this.proposals = proposals;
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
        payables.hold(currency);
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
        proposals.write(id, proposals.of(id, payables.due(currency, accruedUntil), payables.minimum(currency), now));
        return id;
    }

    /**
     * Approves, books and issues self-billed invoices; again changes nothing.
     *
     * @return whether it stands; false when it was discarded: a partner was owed less by now, or taxed otherwise, has
     *     named another account, or an earlier payout of its has come back
     */
    @Transactional
    public boolean approve(UUID id, String by) {
        Settlement known = found(id);
        payables.hold(known.currency());
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
        Map<String, Due> due = payables.due(settlement.currency(), payables.accruedUntil());
        Instant now = clock.instant();
        boolean stands = settlement.payouts().stream().allMatch(payout -> proposals.stands(id, payout, due, now));
        if (!stands) {
            database.update("UPDATE settlement SET state = 'DISCARDED' WHERE id = ?", id);
            return false;
        }
        database.update(
                "UPDATE settlement SET state = 'APPROVED', approved_by = ?, approved_at = ? WHERE id = ?", by, now, id);
        book.pay(settlement, now);
        return true;
    }

    private Settlement found(UUID id) {
        return reads.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no settlement " + id + "."));
    }
}
