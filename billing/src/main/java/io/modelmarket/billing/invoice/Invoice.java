package io.modelmarket.billing.invoice;

import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * An issued invoice. Its lines are numbered from 1 in their order.
 *
 * @param dueAt when it is to be paid
 * @param prepaid what of it was paid by credit as it was issued
 */
public record Invoice(UUID id, String number, Head head, Instant dueAt, Draft content, Money prepaid) {

    /** The same, of which credit has paid something. */
    Invoice paid(Money byCredit) {
        return new Invoice(id, number, head, dueAt, content, byCredit);
    }

    /** What it states. */
    Stated stated() {
        return new Stated(
                id,
                number,
                head,
                dueAt,
                content.lines().stream().map(InvoiceLine::amount).toList(),
                content.taxation());
    }

    /** What it bills. */
    public List<InvoiceLine> lines() {
        return content.lines();
    }

    /** What ledger entries and accruals name the line by. */
    public String referenceOf(int line) {
        return number + "/" + line;
    }

    /**
     * Who is billed for which period.
     *
     * @param close the close that bills it
     * @param interim whether the period goes on and the rest is billed later
     */
    public record Head(
            TenantId tenant, Currency currency, Period period, UUID close, boolean interim, Instant issuedAt) {}
}
