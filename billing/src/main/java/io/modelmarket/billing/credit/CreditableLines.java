package io.modelmarket.billing.credit;

import io.modelmarket.billing.credit.CreditNotes.LineAmount;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of an invoice can still be credited. Within a transaction only. */
@ApplicationScoped
class CreditableLines {

    private final Database database;

    @Inject
    CreditableLines(Database database) {
        this.database = database;
    }

    /**
     * The credits that are asked for.
     *
     * @throws ProblemException when another invoice has taken its place, a line is not there or comes twice, or more is
     *     asked than is left of it
     */
    Credits credits(OpenInvoice invoice, List<LineAmount> wanted) {
        replacedBy(invoice).ifPresent(other -> {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Invoice " + other + " has taken the place of " + invoice.number() + ": credit that one.");
        });
        List<Credit.Line> lines = lines(invoice);
        List<Credit> credits = wanted.isEmpty() ? all(invoice, lines) : some(invoice, lines, wanted);
        if (credits.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Nothing of invoice " + invoice.number() + " is left to credit.");
        }
        return new Credits(invoice.currency(), credits, taxes(invoice, credits));
    }

    private List<TaxCredit> taxes(OpenInvoice invoice, List<Credit> credits) {
        Map<Integer, Long> nets = new HashMap<>();
        for (Credit credit : credits) {
            nets.merge(credit.line().taxPlace(), credit.amount().minorUnits(), Math::addExact);
        }
        return charged(invoice).stream()
                .filter(group -> nets.containsKey(group.place()))
                .map(group -> TaxCredit.of(group, nets.getOrDefault(group.place(), 0L)))
                .toList();
    }

    private List<TaxCredit.Charged> charged(OpenInvoice invoice) {
        return database.query(
                """
                SELECT x.place, x.reference, x.net_minor, x.tax_minor,
                       coalesce(sum(c.net_minor), 0)::bigint AS credited_net,
                       coalesce(sum(c.tax_minor), 0)::bigint AS credited_tax
                FROM invoice_tax x LEFT JOIN credit_note_tax c ON c.invoice_reference = x.reference
                WHERE x.invoice_id = ? GROUP BY x.place, x.reference, x.net_minor, x.tax_minor ORDER BY x.place
                """,
                row -> new TaxCredit.Charged(
                        row.getInt("place"),
                        row.getString("reference"),
                        row.getLong("net_minor"),
                        row.getLong("tax_minor"),
                        row.getLong("credited_net"),
                        row.getLong("credited_tax")),
                invoice.id());
    }

    private static List<Credit> all(OpenInvoice invoice, List<Credit.Line> lines) {
        return lines.stream()
                .filter(line -> line.left() > 0)
                .map(line -> new Credit(line, new Money(line.left(), invoice.currency())))
                .toList();
    }

    private static List<Credit> some(OpenInvoice invoice, List<Credit.Line> lines, List<LineAmount> wanted) {
        Set<Integer> seen = new HashSet<>();
        return wanted.stream()
                .map(one -> {
                    Credit.Line line = lines.stream()
                            .filter(known -> known.place() == one.line())
                            .findFirst()
                            .orElseThrow(() ->
                                    unprocessable("invoice " + invoice.number() + " has no line " + one.line() + "."));
                    long minor = Amounts.minor(one.amount(), invoice.currency());
                    if (!seen.add(one.line()) || minor > line.left()) {
                        throw unprocessable("of line " + one.line() + " at most "
                                + new Money(line.left(), invoice.currency()) + " can be credited, once.");
                    }
                    return new Credit(line, new Money(minor, invoice.currency()));
                })
                .toList();
    }

    /** The number of the invoice that has taken its place, if one has. */
    Optional<String> replacedBy(OpenInvoice invoice) {
        return database.first(
                "SELECT i.number FROM invoice_replacement r JOIN invoice i ON i.id = r.invoice_id WHERE r.replaces = ?",
                row -> row.getString("number"),
                invoice.id());
    }

    /** Each with what is billed and credited of it, on whichever invoice that was. */
    List<Credit.Line> lines(OpenInvoice invoice) {
        return database.query(
                """
                SELECT d.line, l.reference, d.tax_place, l.amount_minor,
                       (SELECT coalesce(sum(c.amount_minor), 0)::bigint FROM credit_note_line c
                        WHERE c.invoice_reference = l.reference) AS credited
                FROM document_line d JOIN invoice_line l ON l.reference = d.bills
                WHERE d.invoice_id = ? ORDER BY d.line
                """,
                row -> new Credit.Line(
                        row.getInt("line"),
                        row.getString("reference"),
                        row.getInt("tax_place"),
                        row.getLong("amount_minor"),
                        row.getLong("credited")),
                invoice.id());
    }

    private static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }
}
