package io.modelmarket.billing.credit;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.OpenInvoices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Issues credit notes. Credits of one invoice wait for one another; the number is taken in the same transaction, so
 * there are no gaps. Across tenants only.
 */
@ApplicationScoped
class CreditNotes {

    private final Database database;
    private final OpenInvoices invoices;
    private final CreditableLines creditable;
    private final CreditBooks books;
    private final InstantSource clock;
    private final CreditConfig config;

    @Inject
    CreditNotes(
            Database database,
            OpenInvoices invoices,
            CreditableLines creditable,
            CreditBooks books,
            InstantSource clock,
            CreditConfig config) {
        this.database = database;
        this.invoices = invoices;
        this.creditable = creditable;
        this.books = books;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Credits an invoice.
     *
     * @param wanted amounts by line; empty for all that is not credited yet
     * @return the credit note's number
     */
    @Transactional
    public String issue(String invoiceNumber, List<LineAmount> wanted, String reason, String by) {
        OpenInvoice invoice = invoices.hold(invoiceNumber);
        Credits credits = creditable.credits(invoice, wanted);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate period = LocalDate.ofInstant(now, invoice.zone()).withDayOfMonth(1);
        Issued note = state(invoice, credits, period, now, reason, by);
        write(note.id(), note.number(), invoice, credits.lines());
        books.book(note.number(), invoice, credits, period, now);
        invoices.changed(invoice);
        return note.number();
    }

    /**
     * Takes all that is left of an invoice back because another takes its place, which states the lines again: they
     * stay billed, and shared. Within a transaction that holds the invoice.
     *
     * @param period the invoice's own
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Issued takeBack(OpenInvoice invoice, LocalDate period, Instant now, String reason, String by) {
        Credits credits = creditable.credits(invoice, List.of());
        Issued note = state(invoice, credits, period, now, reason, by);
        books.takeBack(note.number(), invoice, credits, now);
        return note;
    }

    private Issued state(
            OpenInvoice invoice, Credits credits, LocalDate period, Instant now, String reason, String by) {
        Issued note = new Issued(UUID.randomUUID(), nextNumber(now), credits);
        database.update(
                """
                INSERT INTO credit_note (id, number, tenant, invoice_id, currency, period, reason, issued_at, issued_by,
                    total_minor, tax_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                note.id(),
                note.number(),
                invoice.tenant().value(),
                invoice.id(),
                invoice.currency().getCurrencyCode(),
                period,
                reason,
                now,
                by,
                credits.total().minorUnits(),
                credits.tax().minorUnits());
        writeTaxes(note.id(), note.number(), invoice, credits.taxes());
        return note;
    }

    private String nextNumber(Instant now) {
        int year = Year.from(now.atZone(ZoneOffset.UTC)).getValue();
        long number = database.first("""
                        INSERT INTO credit_note_series AS s (issuer, year, last) VALUES (?, ?, 1)
                        ON CONFLICT (issuer, year) DO UPDATE SET last = s.last + 1 RETURNING last
                        """, row -> row.getLong(1), config.issuer(), year)
                .orElseThrow();
        return String.format(Locale.ROOT, "%s-%d-%06d", config.issuer(), year, number);
    }

    private void write(UUID id, String number, OpenInvoice invoice, List<Credit> credits) {
        for (int i = 0; i < credits.size(); i++) {
            Credit credit = credits.get(i);
            database.update(
                    """
                    INSERT INTO credit_note_line (credit_note_id, line, reference, tenant, invoice_reference,
                        amount_minor, cumulative_minor, billed_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    i + 1,
                    reference(number, i),
                    invoice.tenant().value(),
                    credit.line().reference(),
                    credit.amount().minorUnits(),
                    credit.line().credited() + credit.amount().minorUnits(),
                    credit.line().billed());
        }
    }

    private void writeTaxes(UUID id, String number, OpenInvoice invoice, List<TaxCredit> taxes) {
        for (TaxCredit tax : taxes) {
            database.update(
                    """
                    INSERT INTO credit_note_tax (credit_note_id, place, reference, tenant, invoice_reference, net_minor,
                        tax_minor, cumulative_net_minor, cumulative_tax_minor, charged_minor)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    tax.group().place(),
                    taxReference(number, tax),
                    invoice.tenant().value(),
                    tax.group().reference(),
                    tax.net(),
                    tax.tax(),
                    tax.cumulativeNet(),
                    tax.cumulativeTax(),
                    tax.group().tax());
        }
    }

    static String taxReference(String number, TaxCredit tax) {
        return number + "/tax/" + tax.group().place();
    }

    static String reference(String number, int place) {
        return number + "/" + (place + 1);
    }

    /** A credit note that was just issued. */
    record Issued(UUID id, String number, Credits credits) {

        /** What ledger entries name its line by, from 1. */
        String referenceOf(int line) {
            return reference(number, line - 1);
        }
    }

    /** How much of an invoice's line is to be credited; lines are numbered from 1. */
    record LineAmount(int line, String amount) {}
}
