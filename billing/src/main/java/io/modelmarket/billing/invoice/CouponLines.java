package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.MoneyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
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

    void write(Invoice invoice) {
        int place = 0;
        for (CouponLine line : invoice.content().coupons()) {
            place++;
            database.update(
                    """
                    INSERT INTO invoice_coupon (invoice_id, place, tenant, coupon_id, code, description, subscription_id,
                        plan_id, plan_version, usage_period, currency, amount_minor, cumulative_minor)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    invoice.id(),
                    place,
                    invoice.head().tenant().value(),
                    line.coupon(),
                    line.code(),
                    line.description(),
                    line.usage().subscription(),
                    line.usage().plan(),
                    line.usage().planVersion(),
                    line.usage().period().atDay(1),
                    invoice.head().currency().getCurrencyCode(),
                    line.amount().minorUnits(),
                    line.cumulative().minorUnits());
        }
    }

    List<InvoiceView.CouponView> of(UUID invoice) {
        return database.query(
                """
                SELECT code, description, usage_period, amount_minor, currency FROM invoice_coupon
                WHERE invoice_id = ? ORDER BY place
                """,
                row -> new InvoiceView.CouponView(
                        row.getString("code"),
                        row.getString("description"),
                        YearMonth.from(row.getDate("usage_period").toLocalDate())
                                .toString(),
                        MoneyView.of(row.getLong("amount_minor"), row.getString("currency"))),
                invoice);
    }
}
