package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.credit.CreditNoteView.CreditTaxView;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.InvoiceView.ReplacementView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.wire.MoneyView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an e-invoice says, whichever document it is of. Amounts are positive, of a credit note too: its type says that
 * they are taken back.
 *
 * @param from the first month it is about, and {@code to} the last
 * @param prepaid what of the total was paid as it was issued
 * @param taxes what it is taxed at, in the order that lines name them by, from 1
 * @param due when it is to be paid; none where nothing is
 * @param terms how it is paid, in words; none where the due date says it
 * @param preceding the invoice that it takes back a part of, or whose place it has taken
 */
record ElectronicDocument(
        Type type,
        String number,
        LocalDate issued,
        YearMonth from,
        YearMonth to,
        MoneyView subtotal,
        MoneyView total,
        MoneyView prepaid,
        @Nullable Parties parties,
        List<TaxView> taxes,
        List<Line> lines,
        @Nullable LocalDate due,
        @Nullable String terms,
        @Nullable Preceding preceding) {

    /** An invoice. */
    static ElectronicDocument of(InvoiceView invoice) {
        return new ElectronicDocument(
                Type.INVOICE,
                invoice.number(),
                day(invoice.issuedAt(), invoice),
                YearMonth.parse(invoice.period()),
                YearMonth.parse(invoice.period()),
                invoice.subtotal(),
                invoice.total(),
                invoice.prepaid(),
                invoice.parties(),
                invoice.taxes(),
                invoice.lines().stream().map(ElectronicDocument::line).toList(),
                day(Objects.requireNonNull(invoice.owed()).dueAt(), invoice),
                null,
                preceding(invoice));
    }

    /** A credit note, with seller, buyer and period of its invoice. */
    static ElectronicDocument of(CreditNoteView note, InvoiceView invoice) {
        Map<Integer, TaxView> charged =
                invoice.taxes().stream().collect(Collectors.toMap(TaxView::place, Function.identity()));
        Map<Integer, Integer> taxPlaces =
                invoice.lines().stream().collect(Collectors.toMap(line -> line.line(), line -> line.taxPlace()));
        List<Integer> places = note.taxes().stream().map(CreditTaxView::place).toList();
        List<Line> lines = new ArrayList<>();
        for (CreditNoteView.CreditLineView line : note.lines()) {
            int place = places.indexOf(taxPlaces.get(line.invoiceLine())) + 1;
            String detail = "line " + line.invoiceLine() + " of " + note.invoice();
            lines.add(new Line(line.description(), detail, line.amount(), place));
        }
        return new ElectronicDocument(
                Type.CREDIT_NOTE,
                note.number(),
                day(note.issuedAt(), invoice),
                YearMonth.parse(invoice.period()),
                YearMonth.parse(invoice.period()),
                note.subtotal(),
                note.total(),
                new MoneyView("0", note.total().currency()),
                invoice.parties(),
                note.taxes().stream()
                        .map(tax -> credited(tax, charged.get(tax.place())))
                        .toList(),
                List.copyOf(lines),
                null,
                terms(note),
                new Preceding(note.invoice(), day(invoice.issuedAt(), invoice)));
    }

    /** A self-billed invoice, of which the partner is the seller. */
    static ElectronicDocument of(SelfBilledInvoiceView invoice) {
        return new ElectronicDocument(
                Type.SELF_BILLED,
                invoice.number(),
                LocalDate.ofInstant(invoice.issuedAt(), ZoneOffset.UTC),
                YearMonth.parse(invoice.from()),
                YearMonth.parse(invoice.to()),
                invoice.subtotal(),
                invoice.total(),
                new MoneyView("0", invoice.total().currency()),
                invoice.parties(),
                invoice.taxes(),
                invoice.lines().stream()
                        .map(line -> new Line(
                                line.description(), "shares: " + line.accruals(), line.amount(), line.taxPlace()))
                        .toList(),
                invoice.executeOn(),
                "Self-billing: issued by the buyer in the name of the seller. Paid by settlement "
                        + invoice.settlement() + ".",
                null);
    }

    /** Where an invoice is to be paid; none of what is not paid by its reader. */
    @Nullable PayeeAccount payee() {
        return type == Type.INVOICE && parties != null ? parties.account() : null;
    }

    private static @Nullable Preceding preceding(InvoiceView invoice) {
        ReplacementView replaced = invoice.replaces();
        return replaced == null ? null : new Preceding(replaced.invoice(), day(replaced.issuedAt(), invoice));
    }

    private static String terms(CreditNoteView note) {
        return "Set off against invoice " + note.invoice() + "; "
                + (note.replacedBy() == null
                        ? "paid back where that is paid. "
                        : "invoice " + note.replacedBy() + " takes its place. ")
                + note.reason();
    }

    private static TaxView credited(CreditTaxView tax, @Nullable TaxView charged) {
        return new TaxView(
                tax.place(),
                tax.treatment(),
                charged == null ? null : charged.category(),
                tax.name(),
                tax.rate(),
                tax.net(),
                tax.tax());
    }

    private static Line line(InvoiceView.LineView line) {
        String price = line.unitPrice() == null ? "" : " @ " + line.unitPrice();
        return new Line(
                line.description(), line.quantity() + " " + line.unit() + price, line.amount(), line.taxPlace());
    }

    private static LocalDate day(Instant at, InvoiceView invoice) {
        return LocalDate.ofInstant(at, ZoneId.of(invoice.timeZone()));
    }

    /** The code of UNTDID 1001. */
    enum Type {
        INVOICE("380"),
        CREDIT_NOTE("381"),
        SELF_BILLED("389");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * A line.
     *
     * @param detail what its amount is made of
     * @param taxPlace which of the taxes it is part of, from 1
     */
    record Line(String description, String detail, MoneyView amount, int taxPlace) {}

    /** An earlier document. */
    record Preceding(String number, LocalDate issued) {}
}
