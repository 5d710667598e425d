package io.modelmarket.billing.statement;

import io.modelmarket.billing.statement.StatementPayouts.StatementPayoutView;
import io.modelmarket.billing.statement.StatementReads.StatementLineView;
import io.modelmarket.billing.statement.StatementReads.StatementTotalView;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period's accruals: lines, sums by model and role, sums by currency; what was paid in it; and how both make of what
 * was carried into the period what is carried out of it.
 */
record StatementView(
        String period,
        List<StatementLineView> items,
        List<StatementTotalView> byRole,
        List<MoneyView> totals,
        List<StatementPayoutView> payouts,
        List<StatementAccountView> accounts,
        Instant asOf,
        @Nullable String next) {

    /**
     * An account in one currency: opening + accrued - recouped - taken back + tax - paid + came back = closing; and
     * closing + later = payable, which is the ledger's balance now.
     *
     * @param opening carried into the period
     * @param recouped advances that came back out of shares; below zero for whom they came back to
     * @param takenBack by credit notes
     * @param tax on top of the shares that are paid in the period, by self-billed invoices
     * @param cameBack of payouts that did not arrive
     * @param closing carried out of the period
     * @param later what periods after it have added or taken so far
     * @param payable what the ledger says is owed now
     * @param difference what the ledger has more or less than statements; must be zero
     * @param heldBack of what is payable: accrued too short a time ago
     * @param due of what is payable: the rest
     * @param minimum the least that is paid
     * @param belowMinimum what is due, where it is less than that and so carried on
     */
    record StatementAccountView(
            MoneyView opening,
            MoneyView accrued,
            MoneyView recouped,
            MoneyView takenBack,
            MoneyView tax,
            MoneyView paid,
            MoneyView cameBack,
            MoneyView closing,
            MoneyView later,
            MoneyView payable,
            MoneyView difference,
            MoneyView heldBack,
            MoneyView due,
            MoneyView minimum,
            MoneyView belowMinimum) {

        static StatementAccountView of(StatementAccount account) {
            return new StatementAccountView(
                    MoneyView.of(account.opening()),
                    MoneyView.of(account.accrued()),
                    MoneyView.of(account.recouped()),
                    MoneyView.of(account.takenBack()),
                    MoneyView.of(account.tax()),
                    MoneyView.of(account.paid()),
                    MoneyView.of(account.cameBack()),
                    MoneyView.of(account.closing()),
                    MoneyView.of(account.later()),
                    MoneyView.of(account.ledger()),
                    MoneyView.of(account.difference()),
                    MoneyView.of(account.heldBack()),
                    MoneyView.of(account.due()),
                    MoneyView.of(account.minimum()),
                    MoneyView.of(account.belowMinimum()));
        }
    }
}
