package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.wire.ChargeDetail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Issued invoices with their taxes, lines and coupons, in their tables; a statement for each table. Within a
 * transaction only.
 */
@ApplicationScoped
class InvoiceRows {

    private final Database database;
    private final CouponLines coupons;

    @Inject
    InvoiceRows(Database database, CouponLines coupons) {
        this.database = database;
        this.coupons = coupons;
    }

    void write(List<Invoice> invoices) {
        state(invoices.stream().map(Invoice::stated).toList());
        writeLines(invoices);
        coupons.write(invoices);
    }

    /** All but the lines. */
    void state(List<Stated> invoices) {
        writeHeads(invoices);
        writeTaxes(invoices);
    }

    private void writeHeads(List<Stated> invoices) {
        database.update(
                """
                INSERT INTO invoice (id, number, tenant, close_id, currency, period, interim, time_zone, issued_at,
                    due_at, total_minor, tax_minor, parties)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("uuid", invoices, Stated::id),
                SqlArray.column("text", invoices, Stated::number),
                SqlArray.column("text", invoices, i -> i.head().tenant().value()),
                SqlArray.column("uuid", invoices, i -> i.head().close()),
                SqlArray.column("text", invoices, i -> i.head().currency().getCurrencyCode()),
                SqlArray.column(
                        "date", invoices, i -> i.head().period().firstDay().toString()),
                SqlArray.column("boolean", invoices, i -> i.head().interim()),
                SqlArray.column("text", invoices, i -> i.head().period().zone().getId()),
                SqlArray.column("timestamptz", invoices, i -> i.head().issuedAt()),
                SqlArray.column("timestamptz", invoices, Stated::dueAt),
                SqlArray.column("bigint", invoices, i -> i.total().minorUnits()),
                SqlArray.column("bigint", invoices, i -> i.tax().minorUnits()),
                SqlArray.column("text", invoices, i -> i.taxation().parties().json()));
    }

    private void writeTaxes(List<Stated> invoices) {
        List<TaxRow> rows = new ArrayList<>();
        invoices.forEach(invoice -> invoice.taxation().groups().forEach(group -> rows.add(new TaxRow(invoice, group))));
        database.update(
                """
                INSERT INTO invoice_tax (invoice_id, place, reference, tenant, currency, treatment, rule_id, category,
                    name, rate, consumer_country, net_minor, tax_minor)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("uuid", rows, r -> r.invoice().id()),
                SqlArray.column("int", rows, r -> r.group().place()),
                SqlArray.column(
                        "text", rows, r -> r.invoice().taxReferenceOf(r.group().place())),
                SqlArray.column("text", rows, r -> r.invoice().head().tenant().value()),
                SqlArray.column("text", rows, r -> r.invoice().head().currency().getCurrencyCode()),
                SqlArray.column("text", rows, r -> r.group().terms().treatment().name()),
                SqlArray.nullable(
                        "uuid", rows, r -> r.rule() == null ? null : r.rule().id()),
                SqlArray.nullable(
                        "text",
                        rows,
                        r -> r.rule() == null ? null : r.rule().category().name()),
                SqlArray.column("text", rows, r -> r.group().terms().name()),
                SqlArray.column("numeric", rows, r -> r.group().terms().rate()),
                SqlArray.nullable("text", rows, TaxRow::country),
                SqlArray.column("bigint", rows, r -> r.group().net().minorUnits()),
                SqlArray.column("bigint", rows, r -> r.group().tax().minorUnits()));
    }

    private void writeLines(List<Invoice> invoices) {
        List<LineRow> rows = new ArrayList<>();
        for (Invoice invoice : invoices) {
            for (int place = 1; place <= invoice.lines().size(); place++) {
                rows.add(new LineRow(invoice, place));
            }
        }
        database.update(
                """
                INSERT INTO invoice_line (invoice_id, tenant, currency, line, reference, partner, model, kind,
                    description, subscription_id, plan_id, plan_version, usage_period, quantity, cumulative_quantity,
                    unit_price, amount_minor, cumulative_minor, component, unit, charge, tax_place)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                SqlArray.column("uuid", rows, r -> r.invoice().id()),
                SqlArray.column("text", rows, r -> r.invoice().head().tenant().value()),
                SqlArray.column("text", rows, r -> r.invoice().head().currency().getCurrencyCode()),
                SqlArray.column("int", rows, LineRow::place),
                SqlArray.column("text", rows, r -> r.invoice().referenceOf(r.place())),
                SqlArray.column(
                        "text", rows, r -> r.line().usage().model().partner().value()),
                SqlArray.column("text", rows, r -> r.line().usage().model().toString()),
                SqlArray.column("text", rows, r -> r.line().kind().name()),
                SqlArray.column("text", rows, r -> r.line().description()),
                SqlArray.column("uuid", rows, r -> r.line().usage().subscription()),
                SqlArray.column("uuid", rows, r -> r.line().usage().plan()),
                SqlArray.column("int", rows, r -> r.line().usage().planVersion()),
                SqlArray.column(
                        "date", rows, r -> r.line().usage().period().atDay(1).toString()),
                SqlArray.column("bigint", rows, r -> r.line().rated().quantity()),
                SqlArray.column("bigint", rows, r -> r.line().rated().cumulativeQuantity()),
                SqlArray.column("numeric", rows, r -> r.line().rated().unitPrice()),
                SqlArray.column("bigint", rows, r -> r.line().amount().minorUnits()),
                SqlArray.column(
                        "bigint", rows, r -> r.line().rated().cumulative().minorUnits()),
                SqlArray.column("int", rows, r -> r.line().rated().charge().place()),
                SqlArray.column("text", rows, r -> r.line().rated().charge().unit()),
                SqlArray.column("jsonb", rows, r -> ChargeDetail.json(r.line().rated())),
                SqlArray.column("int", rows, LineRow::taxPlace));
    }

    private record TaxRow(Stated invoice, TaxGroup group) {

        @Nullable TaxRule rule() {
            return group.terms().rule();
        }

        @Nullable String country() {
            return invoice.taxation().parties().consumerCountry();
        }
    }

    /** A line by its place, from 1. */
    private record LineRow(Invoice invoice, int place) {

        InvoiceLine line() {
            return invoice.lines().get(place - 1);
        }

        int taxPlace() {
            return invoice.content().taxation().places().get(place - 1);
        }
    }
}
