package io.modelmarket.billing.payout;

import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.selfbilling.PaidShares;
import io.modelmarket.billing.selfbilling.SelfBilling;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Books what an approved settlement pays, and has its documents issued. Across tenants only. */
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

    @Transactional(Transactional.TxType.MANDATORY)
    public void pay(Settlement settlement, Instant at) {
        Account bank = new Account(platform, Purpose.BANK, settlement.currency());
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < settlement.payouts().size(); i++) {
            Payout payout = settlement.payouts().get(i);
            String reference = "payout/" + settlement.id() + "/" + (i + 1);
            TenantId partner = new TenantId(payout.tenant());
            Account payable = new Account(partner, Purpose.PARTNER_PAYABLE, settlement.currency());
            postings.add(new Posting(payable, payout.amount(), reference));
            postings.add(new Posting(bank, payout.amount().negate(), reference));
            selfBilling.issue(new PaidShares(settlement.id(), partner, payout.amount(), at));
        }
        ledger.post(
                new Booking("settlement/" + settlement.id(), "PAYOUT", "Settlement " + settlement.id(), at, postings));
    }
}
