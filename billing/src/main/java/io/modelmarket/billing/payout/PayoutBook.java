package io.modelmarket.billing.payout;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.selfbilling.InputTax;
import io.modelmarket.billing.selfbilling.PaidShares;
import io.modelmarket.billing.selfbilling.SelfBilling;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Books what an approved settlement pays, and has its documents issued. It is on its way until a statement of the
 * bank's says that it was executed. Across tenants only.
 */
@ApplicationScoped
class PayoutBook {

    private final Ledger ledger;
    private final SelfBilling selfBilling;
    private final TenantId platform;

    @Inject
    PayoutBook(Ledger ledger, SelfBilling selfBilling, PayoutConfig config) {
        this.ledger = ledger;
        this.selfBilling = selfBilling;
        this.platform = new TenantId(config.platformTenant());
    }

    /**
     * A payout with the tax that its document would charge as of an instant.
     *
     * @return empty where a document is to be issued, and is not of what is paid
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Payout> taxed(UUID settlement, Payout payout, Instant at) {
        return payout.net().minorUnits() == 0
                ? Optional.of(payout.taxed(payout.net()))
                : selfBilling.taxOn(paid(settlement, payout, at)).map(payout::taxed);
    }

    /**
     * Books an approved settlement.
     *
     * @throws ProblemException when what is to be paid has changed meanwhile
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void pay(Settlement settlement, Instant at) {
        List<Posting> postings = new ArrayList<>();
        for (Payout payout : settlement.payouts()) {
            String reference = "payout/" + settlement.id() + "/" + payout.place();
            invoice(settlement, payout, at);
            postings.add(new Posting(payable(settlement, payout), payout.total(), reference));
            Purpose from = payout.exchanged() == null ? Purpose.OUTGOING : Purpose.LIQUIDITY;
            postings.add(ours(from, payout.total().negate(), reference));
            if (payout.exchanged() != null) {
                exchange(settlement, reference, payout.exchanged(), at);
            }
        }
        ledger.post(
                new Booking("settlement/" + settlement.id(), "PAYOUT", "Settlement " + settlement.id(), at, postings));
    }

    /** The other currency's side of a payout: the second of two transactions of one reference. */
    private void exchange(Settlement settlement, String reference, Exchanged exchanged, Instant at) {
        List<Posting> postings = new ArrayList<>();
        postings.add(ours(Purpose.LIQUIDITY, exchanged.changed(), reference));
        postings.add(ours(Purpose.OUTGOING, exchanged.credited().negate(), reference));
        if (exchanged.spread().minorUnits() != 0) {
            postings.add(ours(Purpose.EXCHANGE_SPREAD, exchanged.spread().negate(), reference));
        }
        ledger.post(new Booking(
                reference + "/exchange",
                "PAYOUT",
                "Settlement " + settlement.id() + ", " + exchanged.paid() + " in "
                        + exchanged.changed().currency(),
                at,
                postings));
    }

    /**
     * Has the document of its shares issued, if it pays any; the tax on it is owed to the partner, and given back by
     * the tax office.
     */
    private void invoice(Settlement settlement, Payout payout, Instant at) {
        if (payout.net().minorUnits() == 0) {
            return;
        }
        Optional<InputTax> issued = selfBilling.issue(paid(settlement.id(), payout, at));
        Money tax =
                issued.map(charged -> charged.total(settlement.currency())).orElse(Money.zero(settlement.currency()));
        if (!tax.equals(payout.tax())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "What " + payout.tenant() + " is owed changes right now; approve again.");
        }
        issued.filter(charged -> !charged.charges().isEmpty()).ifPresent(charged -> {
            List<Posting> postings = new ArrayList<>();
            for (InputTax.Charge charge : charged.charges()) {
                postings.add(ours(Purpose.INPUT_TAX, charge.tax(), charge.reference()));
                postings.add(
                        new Posting(payable(settlement, payout), charge.tax().negate(), charge.reference()));
            }
            ledger.post(new Booking(
                    "self-billed/" + charged.invoice(),
                    "INPUT_TAX",
                    "Tax of self-billed invoice " + charged.invoice(),
                    at,
                    postings));
        });
    }

    private Posting ours(Purpose purpose, Money amount, String reference) {
        return new Posting(new Account(platform, purpose, amount.currency()), amount, reference);
    }

    private static Account payable(Settlement settlement, Payout payout) {
        return new Account(new TenantId(payout.tenant()), Purpose.PARTNER_PAYABLE, settlement.currency());
    }

    private static PaidShares paid(UUID settlement, Payout payout, Instant at) {
        return new PaidShares(settlement, new TenantId(payout.tenant()), payout.net(), at);
    }
}
