package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.prepaid.PaidInvoice;
import io.modelmarket.billing.prepaid.Prepaid;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Issues invoices. The number is taken from its series in the same transaction, which holds the series until it ends: a
 * number that is not used is given again, so there are no gaps.
 */
@ApplicationScoped
public class Invoices {

    private final Database database;
    private final InvoiceRows rows;
    private final Ledger ledger;
    private final Prepaid prepaid;
    private final InvoiceConfig config;
    private final PaymentTerms terms;

    @Inject
    Invoices(
            Database database,
            InvoiceRows rows,
            Ledger ledger,
            Prepaid prepaid,
            InvoiceConfig config,
            PaymentTerms terms) {
        this.database = database;
        this.rows = rows;
        this.ledger = ledger;
        this.prepaid = prepaid;
        this.config = config;
        this.terms = terms;
    }

    /**
     * Issues invoices, numbered in their order, books what consumers now owe, and pays them by credit as far as there
     * is some. What is written is one statement for each table, however many they are.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Invoice> issue(List<Order> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        List<Invoice> invoices = numbered(orders);
        rows.write(invoices);
        ledger.post(
                invoices.stream().map(Invoice::stated).flatMap(this::booking).toList());
        SequencedMap<PaidInvoice, Money> totals = new LinkedHashMap<>();
        invoices.forEach(invoice -> totals.put(paid(invoice), invoice.content().total()));
        Map<PaidInvoice, Money> byCredit = prepaid.pay(totals);
        return invoices.stream()
                .map(invoice -> invoice.paid(byCredit.getOrDefault(
                        paid(invoice), Money.zero(invoice.head().currency()))))
                .toList();
    }

    /**
     * Issues one whose lines are others': whoever repeats them writes them. No credit pays it here.
     *
     * @param lines what each comes to, at least one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Stated repeat(Invoice.Head head, List<Money> lines, Taxation taxation) {
        int year = yearOf(head);
        Stated made = new Stated(
                UUID.randomUUID(),
                number(year, take(year, 1)),
                head,
                terms.dueAt(head),
                lines,
                taxation.paidTo(terms.payee(head.currency())));
        rows.state(List.of(made));
        ledger.post(booking(made).toList());
        return made;
    }

    private List<Invoice> numbered(List<Order> orders) {
        Map<Integer, Long> last = new HashMap<>();
        orders.stream()
                .collect(Collectors.groupingBy(Order::year, TreeMap::new, Collectors.counting()))
                .forEach((year, count) -> last.put(year, take(year, count) - count));
        return orders.stream()
                .map(order -> new Invoice(
                        UUID.randomUUID(),
                        number(order.year(), last.merge(order.year(), 1L, Long::sum)),
                        order.head(),
                        terms.dueAt(order.head()),
                        order.draft().paidTo(terms.payee(order.draft().currency())),
                        Money.zero(order.draft().currency())))
                .toList();
    }

    private String number(int year, long place) {
        return String.format(Locale.ROOT, "%s-%d-%06d", config.issuer(), year, place);
    }

    /** Takes so many numbers of a year's series; the last of them. */
    private long take(int year, long count) {
        return database.first("""
                        INSERT INTO invoice_series AS s (issuer, year, last) VALUES (?, ?, ?)
                        ON CONFLICT (issuer, year) DO UPDATE SET last = s.last + excluded.last RETURNING last
                        """, row -> row.getLong(1), config.issuer(), year, count)
                .orElseThrow();
    }

    private static PaidInvoice paid(Invoice invoice) {
        return new PaidInvoice(
                invoice.id(),
                invoice.number(),
                invoice.head().tenant(),
                invoice.head().issuedAt());
    }

    /** None where nothing is owed. */
    private Stream<Booking> booking(Stated invoice) {
        Invoice.Head head = invoice.head();
        TenantId platform = new TenantId(config.platformTenant());
        Account receivable = new Account(head.tenant(), Purpose.RECEIVABLE, head.currency());
        Account clearing = new Account(platform, Purpose.REVENUE_CLEARING, head.currency());
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < invoice.amounts().size(); i++) {
            add(postings, receivable, clearing, invoice.amounts().get(i), invoice.referenceOf(i + 1));
        }
        Account tax = new Account(platform, Purpose.TAX, head.currency());
        for (TaxGroup group : invoice.taxation().groups()) {
            add(postings, receivable, tax, group.tax(), invoice.taxReferenceOf(group.place()));
        }
        return postings.isEmpty()
                ? Stream.of()
                : Stream.of(new Booking(
                        "invoice/" + invoice.number(),
                        "INVOICE",
                        "Invoice " + invoice.number(),
                        head.issuedAt(),
                        postings));
    }

    private static int yearOf(Invoice.Head head) {
        return Year.from(head.issuedAt().atZone(ZoneOffset.UTC)).getValue();
    }

    private static void add(List<Posting> postings, Account debit, Account credit, Money amount, String reference) {
        if (amount.minorUnits() != 0) {
            postings.add(new Posting(debit, amount, reference));
            postings.add(new Posting(credit, amount.negate(), reference));
        }
    }

    /** What is to be invoiced to whom. */
    public record Order(Invoice.Head head, Draft draft) {

        private int year() {
            return yearOf(head);
        }
    }
}
