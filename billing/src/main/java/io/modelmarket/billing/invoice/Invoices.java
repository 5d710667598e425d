package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.prepaid.PaidInvoice;
import io.modelmarket.billing.prepaid.Prepaid;
import io.modelmarket.billing.tax.Party;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Issues invoices. The number is taken from its series in the same transaction, which holds the series until it ends: a
 * number that is not used is given again, so there are no gaps.
 */
@ApplicationScoped
public class Invoices {

    private final Database database;
    private final Ledger ledger;
    private final CouponLines coupons;
    private final Prepaid prepaid;
    private final String issuer;
    private final TenantId platform;

    @Inject
    Invoices(Database database, Ledger ledger, CouponLines coupons, Prepaid prepaid, InvoiceConfig config) {
        this.database = database;
        this.ledger = ledger;
        this.coupons = coupons;
        this.prepaid = prepaid;
        this.issuer = config.issuer();
        this.platform = new TenantId(config.platformTenant());
    }

    /** Issues an invoice, books what the consumer now owes, and pays it by credit as far as there is some. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Invoice issue(Invoice.Head head, Draft draft) {
        Invoice invoice = new Invoice(UUID.randomUUID(), nextNumber(head), head, draft, Money.zero(draft.currency()));
        write(invoice);
        writeTaxes(invoice);
        writeLines(invoice);
        coupons.write(invoice);
        book(invoice);
        return invoice.paid(prepaid.pay(
                new PaidInvoice(invoice.id(), invoice.number(), head.tenant(), head.issuedAt()), draft.total()));
    }

    private String nextNumber(Invoice.Head head) {
        int year = Year.from(head.issuedAt().atZone(ZoneOffset.UTC)).getValue();
        long number = database.first("""
                        INSERT INTO invoice_series AS s (issuer, year, last) VALUES (?, ?, 1)
                        ON CONFLICT (issuer, year) DO UPDATE SET last = s.last + 1 RETURNING last
                        """, row -> row.getLong(1), issuer, year).orElseThrow();
        return String.format(Locale.ROOT, "%s-%d-%06d", issuer, year, number);
    }

    private void write(Invoice invoice) {
        Invoice.Head head = invoice.head();
        database.update(
                """
                INSERT INTO invoice (id, number, tenant, close_id, currency, period, interim, time_zone, issued_at,
                    total_minor, tax_minor, parties)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invoice.id(),
                invoice.number(),
                head.tenant().value(),
                head.close(),
                head.currency().getCurrencyCode(),
                head.period().firstDay(),
                head.interim(),
                head.period().zone().getId(),
                head.issuedAt(),
                invoice.content().total().minorUnits(),
                invoice.content().tax().minorUnits(),
                invoice.content().taxation().parties().json());
    }

    private void writeTaxes(Invoice invoice) {
        Taxation taxation = invoice.content().taxation();
        Party buyer = taxation.parties().buyer();
        for (TaxGroup group : taxation.groups()) {
            TaxRule rule = group.terms().rule();
            database.update(
                    """
                    INSERT INTO invoice_tax (invoice_id, place, reference, tenant, currency, treatment, rule_id, category,
                        name, rate, consumer_country, net_minor, tax_minor)
                    VALUES (?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?)
                    """,
                    invoice.id(),
                    group.place(),
                    invoice.taxReferenceOf(group.place()),
                    invoice.head().tenant().value(),
                    invoice.head().currency().getCurrencyCode(),
                    group.terms().treatment(),
                    rule == null ? null : rule.id(),
                    rule == null ? null : rule.category(),
                    group.terms().name(),
                    group.terms().rate(),
                    buyer == null ? null : buyer.country(),
                    group.net().minorUnits(),
                    group.tax().minorUnits());
        }
    }

    private void writeLines(Invoice invoice) {
        List<InvoiceLine> lines = invoice.lines();
        List<Integer> places = IntStream.rangeClosed(1, lines.size()).boxed().toList();
        database.update(
                """
                INSERT INTO invoice_line (invoice_id, tenant, currency, line, reference, partner, model, kind,
                    description, subscription_id, plan_id, plan_version, usage_period, quantity, cumulative_quantity,
                    unit_price, amount_minor, cumulative_minor, component, unit, charge, tax_place)
                SELECT ?, ?, ?, * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invoice.id(),
                invoice.head().tenant().value(),
                invoice.head().currency().getCurrencyCode(),
                new SqlArray("int", places),
                SqlArray.column("text", places, invoice::referenceOf),
                SqlArray.column("text", lines, l -> l.usage().model().partner().value()),
                SqlArray.column("text", lines, l -> l.usage().model().toString()),
                SqlArray.column("text", lines, l -> l.kind().name()),
                SqlArray.column("text", lines, InvoiceLine::description),
                SqlArray.column("uuid", lines, l -> l.usage().subscription()),
                SqlArray.column("uuid", lines, l -> l.usage().plan()),
                SqlArray.column("int", lines, l -> l.usage().planVersion()),
                SqlArray.column("date", lines, l -> l.usage().period().atDay(1).toString()),
                SqlArray.column("bigint", lines, l -> l.rated().quantity()),
                SqlArray.column("bigint", lines, l -> l.rated().cumulativeQuantity()),
                SqlArray.column("numeric", lines, l -> l.rated().unitPrice()),
                SqlArray.column("bigint", lines, l -> l.amount().minorUnits()),
                SqlArray.column("bigint", lines, l -> l.rated().cumulative().minorUnits()),
                SqlArray.column("int", lines, l -> l.rated().charge().place()),
                SqlArray.column("text", lines, l -> l.rated().charge().unit()),
                SqlArray.column("jsonb", lines, l -> ChargeDetail.json(l.rated())),
                new SqlArray("int", invoice.content().taxation().places()));
    }

    private void book(Invoice invoice) {
        Invoice.Head head = invoice.head();
        Account receivable = new Account(head.tenant(), Purpose.RECEIVABLE, head.currency());
        Account clearing = new Account(platform, Purpose.REVENUE_CLEARING, head.currency());
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            add(postings, receivable, clearing, invoice.lines().get(i).amount(), invoice.referenceOf(i + 1));
        }
        Account tax = new Account(platform, Purpose.TAX, head.currency());
        for (TaxGroup group : invoice.content().taxation().groups()) {
            add(postings, receivable, tax, group.tax(), invoice.taxReferenceOf(group.place()));
        }
        if (!postings.isEmpty()) {
            ledger.post(new Booking(
                    "invoice/" + invoice.number(),
                    "INVOICE",
                    "Invoice " + invoice.number(),
                    head.issuedAt(),
                    postings));
        }
    }

    private static void add(List<Posting> postings, Account debit, Account credit, Money amount, String reference) {
        if (amount.minorUnits() != 0) {
            postings.add(new Posting(debit, amount, reference));
            postings.add(new Posting(credit, amount.negate(), reference));
        }
    }
}
