package io.modelmarket.billing.report;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.report.TaxSummary.TaxRow;
import io.modelmarket.billing.tax.Rates;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Adds up the tax of documents by when they were issued. Across tenants only. */
@ApplicationScoped
class TaxSummaryReads {

    private final Database database;

    @Inject
    TaxSummaryReads(Database database) {
        this.database = database;
    }

    /** Of invoices and credit notes. */
    @Transactional
    public List<TaxRow> output(Period period) {
        return database.query("""
                WITH moved AS (
                    SELECT x.consumer_country, x.treatment, x.name, x.rate, x.currency, x.net_minor AS net,
                           x.tax_minor AS tax, x.reference, i.parties::jsonb ->> 'buyer' IS NULL AS unnamed
                    FROM invoice_tax x JOIN invoice i ON i.id = x.invoice_id
                    WHERE i.issued_at >= ? AND i.issued_at < ?
                    UNION ALL
                    SELECT x.consumer_country, x.treatment, x.name, x.rate, x.currency, -c.net_minor, -c.tax_minor,
                           c.reference, i.parties::jsonb ->> 'buyer' IS NULL
                    FROM credit_note_tax c JOIN credit_note n ON n.id = c.credit_note_id
                    JOIN invoice_tax x ON x.reference = c.invoice_reference JOIN invoice i ON i.id = x.invoice_id
                    WHERE n.issued_at >= ? AND n.issued_at < ?)
                SELECT consumer_country AS country, treatment, name, rate, unnamed, currency, sum(net)::bigint AS net,
                       sum(tax)::bigint AS tax, sum(b.booked)::bigint AS booked
                FROM moved m
                CROSS JOIN LATERAL (
                    SELECT coalesce(-sum(e.amount_minor), 0) AS booked FROM ledger_entry e
                    JOIN ledger_account a ON a.id = e.account_id AND a.purpose = 'TAX'
                    WHERE e.reference = m.reference) b
                GROUP BY consumer_country, treatment, name, rate, unnamed, currency
                ORDER BY currency, consumer_country NULLS LAST, treatment, rate, name, unnamed
                """, TaxSummaryReads::row, period.from(), period.to(), period.from(), period.to());
    }

    /** Of self-billed invoices. */
    @Transactional
    public List<TaxRow> input(Period period) {
        return database.query("""
                SELECT i.parties::jsonb #>> '{seller,country}' AS country, x.treatment, x.name, x.rate,
                       false AS unnamed, i.currency, sum(x.net_minor)::bigint AS net, sum(x.tax_minor)::bigint AS tax,
                       sum(b.booked)::bigint AS booked
                FROM self_billed_invoice i JOIN self_billed_tax x ON x.invoice_id = i.id
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(e.amount_minor), 0) AS booked FROM ledger_entry e
                    JOIN ledger_account a ON a.id = e.account_id AND a.purpose = 'INPUT_TAX'
                    WHERE e.reference = x.reference) b
                WHERE i.issued_at >= ? AND i.issued_at < ?
                GROUP BY 1, x.treatment, x.name, x.rate, i.currency ORDER BY i.currency, 1, x.treatment, x.rate, x.name
                """, TaxSummaryReads::row, period.from(), period.to());
    }

    private static TaxRow row(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        long tax = row.getLong("tax");
        long booked = row.getLong("booked");
        return new TaxRow(
                row.getString("country"),
                row.getString("treatment"),
                row.getString("name"),
                Rates.plain(row.getBigDecimal("rate")),
                row.getBoolean("unnamed"),
                MoneyView.of(row.getLong("net"), currency),
                MoneyView.of(tax, currency),
                MoneyView.of(booked, currency),
                MoneyView.of(tax - booked, currency));
    }
}
