package io.modelmarket.billing.invoice;

/** What is owed of invoices, said in one place for every query that asks. */
public final class Owed {

    /**
     * To be joined to a query's {@code invoice i}: {@code o} with {@code credited}, {@code paid} (by transfer and by
     * prepaid credit) and {@code open}, in minor units. Open is below zero where more was paid than is owed.
     */
    public static final String JOIN = """
             CROSS JOIN LATERAL (
                SELECT s.credited, s.paid, i.total_minor - s.credited - s.paid AS open
                FROM (SELECT
                    (SELECT coalesce(sum(n.total_minor), 0)::bigint FROM credit_note n
                     WHERE n.invoice_id = i.id) AS credited,
                    (SELECT coalesce(sum(p.amount_minor), 0)::bigint FROM payment p WHERE p.invoice_id = i.id)
                    - (SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM prepaid_entry e
                       WHERE e.invoice_id = i.id) AS paid) s) o
            """;

    /**
     * The {@link InvoiceState} of a query's {@code invoice i} that {@link #JOIN} is joined to. Its parameter: the
     * instant. Days late are counted as the ageing of receivables counts them.
     */
    public static final String STATE = """
            CASE WHEN o.open < 0 THEN 'OVERPAID'
                 WHEN o.open > 0 AND i.due_at <= ?::timestamptz - interval '1 day' THEN 'OVERDUE'
                 WHEN o.open > 0 THEN 'OPEN'
                 WHEN o.credited > 0 AND o.paid = 0 THEN 'CREDITED'
                 ELSE 'PAID' END
            """;

    private Owed() {}
}
