package io.modelmarket.billing.bank;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.OpenInvoices;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which invoices an entry settles, or which payouts it is of. Only what leaves no doubt is booked: the number, the
 * currency and the amount.
 */
@ApplicationScoped
class Matching {

    private final Database database;
    private final OpenInvoices invoices;
    private final PayoutMatching payouts;
    private final InvoiceNumbers numbers;

    @Inject
    Matching(
            Database database,
            OpenInvoices invoices,
            PayoutMatching payouts,
            @ConfigProperty(name = "market.invoice.issuer", defaultValue = "MM") String issuer) {
        this.database = database;
        this.invoices = invoices;
        this.payouts = payouts;
        this.numbers = new InvoiceNumbers(issuer);
    }

    /** Holds the invoices it names until the transaction ends. */
    Decision decide(BankEntry entry) {
        if (entry.kind() == BankEntry.Kind.RETURN) {
            return entry.credit()
                    ? payouts.returned(entry)
                    : Decision.park(ParkedReason.RETURNED, "The bank says that it takes an earlier entry back.");
        }
        if (!entry.credit()) {
            return payouts.executed(entry);
        }
        if (entry.kind() == BankEntry.Kind.SUM) {
            return Decision.park(ParkedReason.BATCH, "A sum of transactions that are not listed with their amounts.");
        }
        Set<String> named = numbers.namedBy(entry.texts());
        List<String> known = database.query(
                "SELECT number FROM invoice WHERE number = ANY (?) ORDER BY number",
                row -> row.getString("number"),
                SqlArray.text(named));
        if (known.isEmpty()) {
            return Decision.park(
                    ParkedReason.UNMATCHED,
                    named.isEmpty() ? "It names no invoice." : "There is no invoice " + String.join(", ", named) + ".");
        }
        return decide(entry, known.stream().map(invoices::hold).toList());
    }

    private static Decision decide(BankEntry entry, List<OpenInvoice> named) {
        Money amount = new Money(entry.minor(), entry.currency());
        for (OpenInvoice invoice : named) {
            if (!invoice.currency().equals(entry.currency())) {
                return Decision.park(
                        ParkedReason.OTHER_CURRENCY,
                        "Invoice " + invoice.number() + " is in " + invoice.currency() + ", this is " + amount + ".");
            }
        }
        long open =
                named.stream().mapToLong(invoice -> invoice.open().minorUnits()).sum();
        boolean eachOpen = named.stream().allMatch(invoice -> invoice.open().minorUnits() > 0);
        if (eachOpen && open == entry.minor()) {
            return Decision.pays(named);
        }
        if (named.size() > 1) {
            return Decision.park(
                    ParkedReason.SEVERAL_INVOICES,
                    "Of "
                            + String.join(
                                    ", ",
                                    named.stream().map(OpenInvoice::number).toList()) + " together "
                            + new Money(open, entry.currency()) + " is open, this is " + amount + ".");
        }
        OpenInvoice invoice = named.getFirst();
        return Decision.park(
                entry.minor() < open ? ParkedReason.PARTIAL : ParkedReason.OVERPAID,
                "Of invoice " + invoice.number() + " " + invoice.open() + " is open, this is " + amount + ".");
    }
}
