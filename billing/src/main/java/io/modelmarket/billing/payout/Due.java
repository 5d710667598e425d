package io.modelmarket.billing.payout;

import io.modelmarket.contracts.money.Money;

/**
 * What a partner can be paid. Plain Java.
 *
 * @param shares what no payout has paid yet
 * @param again what came back of earlier payouts, which documents have stated already; zero or more
 */
record Due(Money shares, Money again) {

    /** Where more shares were taken back than were earned, what came back makes up for it first. */
    static Due of(Money owed, Money cameBack) {
        Money shares = owed.minus(cameBack);
        if (shares.minorUnits() >= 0) {
            return new Due(shares, cameBack);
        }
        Money zero = Money.zero(owed.currency());
        return new Due(zero, owed.minorUnits() > 0 ? owed : zero);
    }

    /** All of it. */
    Money total() {
        return shares.plus(again);
    }

    /** Paid to an account, untaxed. */
    Payout to(String tenant, Payout.Target account) {
        return new Payout(0, tenant, shares, Money.zero(shares.currency()), again, account, null);
    }

    /** Whether it is as much as a payout pays, of either kind. */
    boolean reaches(Payout payout) {
        return shares.minorUnits() >= payout.net().minorUnits()
                && again.minorUnits() >= payout.again().minorUnits();
    }
}
