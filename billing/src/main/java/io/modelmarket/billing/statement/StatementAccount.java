package io.modelmarket.billing.statement;

import io.modelmarket.contracts.money.Money;

/**
 * A partner's account with the market in one currency: how what is carried into a month becomes what is carried out of
 * it, and how that ties to what the ledger says is payable. Without what the platform earns itself.
 *
 * @param opening what is carried into the month: shares of months before, less what was paid by then
 * @param accrued shares of the month's invoices
 * @param recouped advances that came back out of them; below zero for whom they came back to
 * @param takenBack what credit notes took back of shares
 * @param tax on top of shares, by self-billed invoices that are paid in the month
 * @param paid by payouts whose day of execution is in the month, with tax
 * @param cameBack what was returned or refused of payouts in the month
 * @param later what months after it have added or taken so far
 * @param ledger what the ledger says is payable now
 * @param heldBack what of it was accrued too short a time ago to be paid
 * @param minimum the least that is paid
 */
public record StatementAccount(
        String tenant,
        Money opening,
        Money accrued,
        Money recouped,
        Money takenBack,
        Money tax,
        Money paid,
        Money cameBack,
        Money later,
        Money ledger,
        Money heldBack,
        Money minimum) {

    /** What is carried out of the month. */
    public Money closing() {
        return opening.plus(accrued)
                .minus(recouped)
                .minus(takenBack)
                .plus(tax)
                .minus(paid)
                .plus(cameBack);
    }

    /** Between what statements come to until now and what the ledger says is payable; nothing, if all is right. */
    public Money difference() {
        return closing().plus(later).minus(ledger);
    }

    /** What is payable and not held back; nothing where more was taken back than is left. */
    public Money due() {
        Money free = ledger.minus(heldBack);
        return free.minorUnits() > 0 ? free : Money.zero(free.currency());
    }

    /** What is due and not paid because it is less than the least that is; it is carried on. */
    public Money belowMinimum() {
        Money due = due();
        return due.minorUnits() < minimum.minorUnits() ? due : Money.zero(due.currency());
    }
}
