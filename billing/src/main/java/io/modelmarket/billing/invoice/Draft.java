package io.modelmarket.billing.invoice;

import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.tax.TaxDecision;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be: its lines, at least one and of one currency, and what tax comes on them.
 *
 * @param coupons what the lines are less by
 */
public record Draft(List<InvoiceLine> lines, Taxation taxation, List<CouponLine> coupons) {

    /**
     * Taxes lines. Tax arises on the last day of the period that was used, or today where that goes on.
     *
     * @param today in the billing zone
     */
    public static Draft of(List<InvoiceLine> lines, List<CouponLine> coupons, TaxDecision decision, LocalDate today) {
        List<Taxation.Item> items = lines.stream()
                .map(line -> new Taxation.Item(line.amount(), taxPoint(line, today)))
                .toList();
        return new Draft(List.copyOf(lines), Taxation.of(decision, items), List.copyOf(coupons));
    }

    /** The same, paid to an account. */
    Draft paidTo(@Nullable PayeeAccount payee) {
        return new Draft(lines, taxation.paidTo(payee), coupons);
    }

    /** What all is in. */
    public Currency currency() {
        return lines.getFirst().amount().currency();
    }

    /** Sum of the lines. */
    public Money subtotal() {
        return lines.stream().map(InvoiceLine::amount).reduce(Money.zero(currency()), Money::plus);
    }

    /** Sum of the groups' taxes. */
    public Money tax() {
        return taxation.groups().stream().map(TaxGroup::tax).reduce(Money.zero(currency()), Money::plus);
    }

    /** What is owed. */
    public Money total() {
        return subtotal().plus(tax());
    }

    private static LocalDate taxPoint(InvoiceLine line, LocalDate today) {
        LocalDate last = line.usage().period().atEndOfMonth();
        return last.isBefore(today) ? last : today;
    }
}
