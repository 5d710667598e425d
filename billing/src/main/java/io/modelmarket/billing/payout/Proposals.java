package io.modelmarket.billing.payout;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rates;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Works out whom a settlement pays how much, in which currency, and who is left out of it and why. Across tenants only.
 */
@ApplicationScoped
class Proposals {

    private static final String SUM_DIFFERS = "The partner has agreed to self-billing, and what it is owed is not the"
            + " sum of its shares that nothing has paid, so no document could state it. Propose anew; if it stays, the"
            + " partner withdraws its agreement, invoices this payout itself, and agrees again.";

    private final PayoutAccounts accounts;
    private final CameBack cameBack;
    private final PayoutBook book;
    private final Rates rates;
    private final PayoutRows rows;

    @Inject
    Proposals(PayoutAccounts accounts, CameBack cameBack, PayoutBook book, Rates rates, PayoutRows rows) {
        this.accounts = accounts;
        this.cameBack = cameBack;
        this.book = book;
        this.rates = rates;
        this.rows = rows;
    }

    /**
     * With the tax and the rates of an instant.
     *
     * @param due by partner, all of one currency
     * @throws ProblemException when nothing is to be paid
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Proposal of(UUID settlement, Map<String, Due> due, Money minimum, Instant at) {
        List<Payout> payouts = new ArrayList<>();
        List<Omission> omitted = new ArrayList<>();
        for (Payout owed : accounts.of(due)) {
            if (owed.total().minorUnits() < minimum.minorUnits()) {
                continue;
            }
            String toCorrect = cameBack.toCorrect(owed.tenant()).orElse(null);
            if (toCorrect != null) {
                omitted.add(new Omission(owed.tenant(), owed.total(), toCorrect));
                continue;
            }
            Payout payout = book.taxed(settlement, owed, at).orElse(null);
            if (payout == null) {
                omitted.add(new Omission(owed.tenant(), owed.total(), SUM_DIFFERS));
            } else if (payout.total().minorUnits() > 0) {
                changed(payout, LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .ifPresentOrElse(payouts::add, () -> omitted.add(omission(payout, at)));
            }
        }
        if (payouts.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Nothing is to be paid in " + minimum.currency() + ": no partner with a payout account is due "
                            + minimum + "."
                            + omitted.stream()
                                    .map(each -> " " + each.tenant() + ": " + each.reason())
                                    .collect(Collectors.joining()));
        }
        return new Proposal(payouts, omitted);
    }

    /**
     * Whether a proposed payout can be made as it is: still owed, taxed the same, to the account that the partner has
     * now, and that nothing came back from.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean stands(UUID settlement, Payout payout, Map<String, Due> due, Instant at) {
        Due owed = due.get(payout.tenant());
        return owed != null
                && owed.reaches(payout)
                && cameBack.toCorrect(payout.tenant()).isEmpty()
                && accounts.of(Map.of(payout.tenant(), owed)).stream()
                        .anyMatch(now -> now.account().equals(payout.account()))
                && book.taxed(settlement, payout, at).equals(Optional.of(payout));
    }

    /** Writes it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(UUID settlement, Proposal proposal) {
        rows.write(settlement, proposal);
    }

    private Optional<Payout> changed(Payout payout, LocalDate day) {
        Currency into = payout.account().currency();
        if (into.equals(payout.total().currency())) {
            return Optional.of(payout);
        }
        Optional<Exchanged> exchanged = rates.change(payout.total(), into, day);
        return exchanged.map(payout::changed);
    }

    private static Omission omission(Payout payout, Instant at) {
        return new Omission(
                payout.tenant(),
                payout.net().plus(payout.again()),
                "There is no exchange rate of " + payout.total().currency() + " and "
                        + payout.account().currency() + " that can be used on "
                        + LocalDate.ofInstant(at, ZoneOffset.UTC) + ". Import one and propose anew.");
    }

    /** What is proposed. */
    record Proposal(List<Payout> payouts, List<Omission> omitted) {}

    /** Who is not paid what it is due, and why. */
    record Omission(String tenant, Money amount, String reason) {}
}
