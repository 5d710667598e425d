package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payout.Proposals.Omission;
import io.modelmarket.billing.payout.Settlement.State;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Proposes settlements and books those that a second person approves. Across tenants only. */
@ApplicationScoped
class Settlements {

    /** Longest that working out or booking thousands of payouts may take. */
    static final int LONGEST_SECONDS = 600;

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
    UUID propose(Currency currency, LocalDate executeOn, String by) {
        return QuarkusTransaction.joiningExisting()
                .timeout(LONGEST_SECONDS)
                .call(() -> proposed(currency, executeOn, by));
    }

    /**
     * Approves, books and issues self-billed invoices; again changes nothing. Whose payout cannot be made as it was
     * proposed is left out with the reason; the others are paid as they were seen, today where the day that was
     * proposed is over.
     *
     * @return nothing where it stands; else who is left out, which is everybody, so that it is discarded
     */
    List<Omission> approve(UUID id, String by) {
        return QuarkusTransaction.joiningExisting().timeout(LONGEST_SECONDS).call(() -> approved(id, by));
    }

    private UUID proposed(Currency currency, LocalDate executeOn, String by) {
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

    private List<Omission> approved(UUID id, String by) {
        payables.hold(found(id).currency());
        Settlement settlement = found(id);
        if (settlement.state() == State.APPROVED) {
            return List.of();
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
        List<Omission> fallen = proposals.fallen(id, settlement.payouts(), due, now);
        if (fallen.size() == settlement.payouts().size()) {
            database.update("UPDATE settlement SET state = 'DISCARDED' WHERE id = ?", id);
            return fallen;
        }
        proposals.stand(id, fallen);
        database.update(
                "UPDATE settlement SET state = 'APPROVED', approved_by = ?, approved_at = ?,"
                        + " execute_on = greatest(execute_on, ?::date) WHERE id = ?",
                by,
                now,
                Settlement.day(now).toString(),
                id);
        book.pay(found(id), now);
        return List.of();
    }

    private Settlement found(UUID id) {
        return reads.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no settlement " + id + "."));
    }
}
