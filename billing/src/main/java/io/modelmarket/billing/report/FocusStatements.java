package io.modelmarket.billing.report;

/** What FOCUS is read by: the month, and the consumer or null for all. */
final class FocusStatements {

    /**
     * A row for each line and each tax of the invoices of a month, and of its credit notes, those that an invoice
     * repeats too. {@code list_minor} is what it would be without coupons: what they took off a subscription's usage is
     * laid on its lines as it was taken, by their size; what is credited or taxed is as much of that as of the line.
     */
    static final String ROWS = """
            WITH wanted AS (SELECT ?::date AS month, ?::text AS consumer),
            note AS (
                SELECT n.* FROM wanted JOIN credit_note n ON n.period = month AND (consumer IS NULL OR n.tenant = consumer)),
            concerned AS (
                SELECT i.id FROM wanted JOIN invoice i ON i.period = month AND (consumer IS NULL OR i.tenant = consumer)
                UNION SELECT invoice_id FROM note),
            billed AS (
                SELECT i.id AS invoice_id, i.number, i.period, i.time_zone, i.period = month AS in_month,
                       i.parties::json #>> '{seller,legalName}' AS seller
                FROM wanted
                JOIN (SELECT c.id FROM concerned c UNION
                      SELECT r.origin FROM concerned c JOIN invoice_replacement r ON r.invoice_id = c.id) all_of_them ON true
                JOIN invoice i USING (id)),
            weighed AS (
                SELECT l.*, coalesce(k.taken, 0) AS taken,
                       CASE WHEN sum(l.amount_minor) OVER item > 0 THEN l.amount_minor
                            ELSE coalesce((l.charge ->> 'gross')::numeric, 1) END AS weight
                FROM invoice_line l
                JOIN billed USING (invoice_id)
                LEFT JOIN (SELECT invoice_id, subscription_id, plan_id, plan_version, usage_period,
                                  sum(amount_minor) AS taken
                           FROM invoice_coupon JOIN billed USING (invoice_id)
                           GROUP BY invoice_id, subscription_id, plan_id, plan_version, usage_period) k
                    USING (invoice_id, subscription_id, plan_id, plan_version, usage_period)
                WINDOW item AS (PARTITION BY l.invoice_id, l.subscription_id, l.plan_id, l.plan_version, l.usage_period)),
            laid AS (
                SELECT *, sum(weight) OVER (item ORDER BY line) AS upto, sum(weight) OVER item AS whole
                FROM weighed
                WINDOW item AS (PARTITION BY invoice_id, subscription_id, plan_id, plan_version, usage_period)),
            listed AS (
                SELECT *, amount_minor + CASE WHEN taken = 0 OR whole = 0 THEN 0
                       ELSE div(taken * upto, whole) - div(taken * (upto - weight), whole) END AS list_minor
                FROM laid),
            stated AS (
                SELECT invoice_id, line, tenant, currency, description, unit, usage_period, quantity, amount_minor, list_minor,
                       partner, subscription_id, model, plan_id, plan_version, tax_place, false AS repeated
                FROM listed
                UNION ALL
                SELECT r.invoice_id, r.line, l.tenant, l.currency, l.description, l.unit, l.usage_period, NULL,
                       r.amount_minor, round(l.list_minor * r.amount_minor / greatest(l.amount_minor, 1)),
                       l.partner, l.subscription_id, l.model, l.plan_id, l.plan_version, r.tax_place, true
                FROM repeated_line r JOIN billed USING (invoice_id) JOIN listed l ON l.reference = r.bills),
            taxed AS (
                SELECT x.*, round(l.list_minor * x.rate / 100) AS list_minor
                FROM invoice_tax x
                JOIN (SELECT invoice_id, tax_place AS place, sum(list_minor) AS list_minor
                      FROM stated GROUP BY invoice_id, tax_place) l USING (invoice_id, place)),
            charge AS (
                SELECT i.number, 1 AS part, l.line, l.tenant, l.currency, i.period, i.time_zone, i.seller,
                       'LINE' AS kind, l.repeated OR l.usage_period < i.period AS correction, l.description, l.unit, l.usage_period,
                       l.quantity, l.amount_minor, l.list_minor, l.partner, l.subscription_id, l.model, l.plan_id,
                       l.plan_version
                FROM stated l JOIN billed i USING (invoice_id)
                WHERE i.in_month
                UNION ALL
                SELECT n.number, 1, k.line, l.tenant, l.currency, n.period, i.time_zone, i.seller, 'CREDIT',
                       l.usage_period < n.period, 'Credit of ' || l.description, l.unit, l.usage_period, NULL,
                       -k.amount_minor,
                       round(l.list_minor * (k.cumulative_minor - k.amount_minor) / l.amount_minor)
                           - round(l.list_minor * k.cumulative_minor / l.amount_minor),
                       l.partner, l.subscription_id, l.model, l.plan_id, l.plan_version
                FROM note n
                JOIN credit_note_line k ON k.credit_note_id = n.id
                JOIN listed l ON l.reference = k.invoice_reference
                JOIN billed i ON i.invoice_id = n.invoice_id
                UNION ALL
                SELECT n.number, 1, r.credit_line, l.tenant, l.currency, n.period, i.time_zone, i.seller, 'CREDIT',
                       l.usage_period < n.period, 'Credit of ' || l.description, l.unit, l.usage_period, NULL,
                       -r.amount_minor, -round(l.list_minor * r.amount_minor / greatest(l.amount_minor, 1)),
                       l.partner, l.subscription_id, l.model, l.plan_id, l.plan_version
                FROM note n
                JOIN repeated_line r ON r.credit_note_id = n.id AND r.credit_line IS NOT NULL
                JOIN listed l ON l.reference = r.bills
                JOIN billed i ON i.invoice_id = n.invoice_id
                UNION ALL
                SELECT i.number, 2, x.place, x.tenant, x.currency, i.period, i.time_zone, i.seller, 'TAX', false, x.name,
                       NULL, i.period, NULL, x.tax_minor, x.list_minor, NULL, NULL, NULL, NULL, NULL
                FROM taxed x JOIN billed i USING (invoice_id)
                WHERE i.in_month AND (x.tax_minor <> 0 OR x.list_minor <> 0)
                UNION ALL
                SELECT n.number, 2, k.place, x.tenant, x.currency, n.period, i.time_zone, i.seller, 'TAX',
                       i.period < n.period, 'Credit of ' || x.name, NULL, i.period, NULL, -k.tax_minor,
                       CASE WHEN x.tax_minor > 0
                            THEN round(x.list_minor * (k.cumulative_tax_minor - k.tax_minor) / x.tax_minor)
                                - round(x.list_minor * k.cumulative_tax_minor / x.tax_minor)
                            ELSE round(x.list_minor * (k.cumulative_net_minor - k.net_minor) / x.net_minor)
                                - round(x.list_minor * k.cumulative_net_minor / x.net_minor) END,
                       NULL, NULL, NULL, NULL, NULL
                FROM note n
                JOIN credit_note_tax k ON k.credit_note_id = n.id
                JOIN taxed x ON x.reference = k.invoice_reference
                JOIN billed i ON i.invoice_id = x.invoice_id
                WHERE k.tax_minor <> 0 OR x.list_minor <> 0)
            SELECT g.*, coalesce(c.display_name, g.tenant) AS account, coalesce(p.display_name, g.partner) AS publisher
            FROM charge g
            LEFT JOIN directory_tenant c ON c.tenant = g.tenant
            LEFT JOIN directory_tenant p ON p.tenant = g.partner
            ORDER BY g.number, g.part, g.line
            """;

    /** The months whose usage the rows are about. */
    static final String MONTHS = """
            WITH wanted AS (SELECT ?::date AS month, ?::text AS consumer)
            SELECT DISTINCT l.usage_period
            FROM wanted
            JOIN invoice i ON i.period = month AND (consumer IS NULL OR i.tenant = consumer)
            JOIN document_line l ON l.invoice_id = i.id
            UNION
            SELECT DISTINCT l.usage_period
            FROM wanted
            JOIN credit_note n ON n.period = month AND (consumer IS NULL OR n.tenant = consumer)
            JOIN document_credit k ON k.credit_note_id = n.id
            JOIN invoice_line l ON l.reference = k.bills
            """;

    private FocusStatements() {}
}
