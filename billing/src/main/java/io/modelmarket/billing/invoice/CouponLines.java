package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What coupons took off invoices, in its table. Within a transaction only. */
@ApplicationScoped
class CouponLines {

    private final Database database;

    @Inject
    CouponLines(Database database) {
        this.database = database;
    }

    void write(List<Invoice> invoices) {
        List<Row> rows = new ArrayList<>();
        for (Invoice invoice : invoices) {
            for (int place = 1; place <= invoice.content().coupons().size(); place++) {
                rows.add(new Row(invoice, place));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                """
                INSERT INTO invoice_coupon (invoice_id, place, tenant, coupon_id, code, description, subscription_id,
                    plan_id, plan_version, usage_period, currency, amount_minor, cumulative_minor)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("uuid", rows, row -> row.invoice().id()),
                SqlArray.column("int", rows, Row::place),
                SqlArray.column(
                        "text", rows, row -> row.invoice().head().tenant().value()),
                SqlArray.column("uuid", rows, row -> row.line().coupon()),
                SqlArray.column("text", rows, row -> row.line().code()),
                SqlArray.column("text", rows, row -> row.line().description()),
                SqlArray.column("uuid", rows, row -> row.line().usage().subscription()),
                SqlArray.column("uuid", rows, row -> row.line().usage().plan()),
                SqlArray.column("int", rows, row -> row.line().usage().planVersion()),
                SqlArray.column(
                        "date",
                        rows,
                        row -> row.line().usage().period().atDay(1).toString()),
                SqlArray.column(
                        "text", rows, row -> row.invoice().head().currency().getCurrencyCode()),
                SqlArray.column("bigint", rows, row -> row.line().amount().minorUnits()),
                SqlArray.column("bigint", rows, row -> row.line().cumulative().minorUnits()));
    }

    List<InvoiceView.CouponView> of(UUID invoice) {
        return database.query(
                """
                SELECT code, description, usage_period, amount_minor, currency FROM invoice_coupon
                WHERE invoice_id = coalesce((SELECT origin FROM invoice_replacement WHERE invoice_id = ?), ?)
                ORDER BY place
                """,
                row -> new InvoiceView.CouponView(
                        row.getString("code"),
                        row.getString("description"),
                        YearMonth.from(row.getDate("usage_period").toLocalDate())
                                .toString(),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency"))),
                invoice,
                invoice);
    }

    /** A line by its place, from 1. */
    private record Row(Invoice invoice, int place) {

        CouponLine line() {
            return invoice.content().coupons().get(place - 1);
        }
    }
}
