package io.modelmarket.billing.invoice;

import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an invoice states, whatever its lines bill.
 *
 * @param dueAt when it is to be paid
 * @param amounts of its lines, at least one, in their order
 */
public record Stated(UUID id, String number, Invoice.Head head, Instant dueAt, List<Money> amounts, Taxation taxation) {

    /** Sum of the lines. */
    public Money subtotal() {
        return amounts.stream().reduce(Money.zero(head.currency()), Money::plus);
    }

    /** Sum of the groups' taxes. */
    public Money tax() {
        return taxation.groups().stream().map(TaxGroup::tax).reduce(Money.zero(head.currency()), Money::plus);
    }

    /** What is owed. */
    public Money total() {
        return subtotal().plus(tax());
    }

    /** What ledger entries and accruals name the line by, from 1. */
    public String referenceOf(int line) {
        return number + "/" + line;
    }

    /** What ledger entries and credit notes name a tax group by. */
    public String taxReferenceOf(int place) {
        return number + "/tax/" + place;
    }
}
