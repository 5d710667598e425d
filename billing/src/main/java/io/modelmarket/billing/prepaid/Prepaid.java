package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Pays invoices by credit as they are issued, and gives it back where they are credited. Whoever uses a credit holds it
 * until the transaction ends.
 */
@ApplicationScoped
public class Prepaid {

    private final Database database;
    private final CreditBook book;

    @Inject
    Prepaid(Database database, CreditBook book) {
        this.database = database;
        this.book = book;
    }

    /**
     * Pays as much of what invoices come to as there is credit for; how much that was, for those where it was
     * something.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<PaidInvoice, Money> pay(Map<PaidInvoice, Money> totals) {
        Set<TenantId> holders = Set.copyOf(database.query(
                "SELECT tenant FROM prepaid_credit WHERE tenant = ANY (?) AND left_minor > 0 ORDER BY id FOR UPDATE",
                row -> new TenantId(row.getString("tenant")),
                SqlArray.column(
                        "text", totals.keySet(), invoice -> invoice.tenant().value())));
        Map<PaidInvoice, Money> paid = new HashMap<>();
        totals.forEach((invoice, total) -> {
            if (holders.contains(invoice.tenant())) {
                paid.put(invoice, pay(invoice, total));
            }
        });
        return paid;
    }

    private Money pay(PaidInvoice invoice, Money total) {
        Money paid = Money.zero(total.currency());
        for (Use use : Use.of(credits(invoice, total), total, invoice.at())) {
            book.applied(use, invoice);
            paid = paid.plus(use.amount());
        }
        return paid;
    }

    private List<Credit> credits(PaidInvoice invoice, Money total) {
        return database.query(
                "SELECT " + Credit.COLUMNS + "FROM prepaid_credit WHERE tenant = ? AND currency = ? AND left_minor > 0"
                        + " ORDER BY id FOR UPDATE",
                Credit::read,
                invoice.tenant().value(),
                total.currency().getCurrencyCode());
    }

    /**
     * Lets credit that has paid an invoice pay another that takes its place, what has expired meanwhile first; what the
     * other does not need of it is given back, and what more it needs is paid as far as there is credit.
     *
     * @param creditNote that takes the first invoice back
     * @param owed of the other
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void move(PaidInvoice from, String creditNote, PaidInvoice to, Money owed) {
        database.query(
                "SELECT 1 FROM prepaid_credit WHERE tenant = ? AND (left_minor > 0 OR id IN"
                        + " (SELECT credit_id FROM prepaid_entry WHERE invoice_id = ?)) ORDER BY id FOR UPDATE",
                row -> true,
                from.tenant().value(),
                from.id());
        Map<UUID, Money> returned = new HashMap<>();
        for (Use used : usedBy(from.id())) {
            if (used.amount().minorUnits() > 0) {
                book.returned(used, from, creditNote);
                returned.put(used.credit().id(), used.amount());
            }
        }
        List<Credit> credits = credits(to, owed);
        List<Credit> expired = new ArrayList<>();
        for (Credit credit : credits) {
            Money again = returned.get(credit.id());
            if (again != null && !credit.isUsable(to.at())) {
                expired.add(credit.onlyOf(again));
            }
        }
        Money open = owed;
        for (Use use : Use.of(expired, owed, to.at())) {
            book.applied(use, to);
            open = open.minus(use.amount());
        }
        Use.of(credits, open, to.at()).forEach(use -> book.applied(use, to));
    }

    /**
     * Holds the credits that have paid an invoice until the transaction ends. Whoever needs other locks too, like the
     * terms by which revenue is shared, takes those afterwards, as who issues an invoice does: so nobody waits in a
     * circle.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID invoice) {
        database.query(
                "SELECT 1 FROM prepaid_credit WHERE id IN (SELECT credit_id FROM prepaid_entry WHERE invoice_id = ?)"
                        + " ORDER BY id FOR UPDATE",
                row -> true,
                invoice);
    }

    /**
     * Gives back what a credited invoice had too much of, last used first, at most what credit has paid of it; its
     * credits are {@link #hold held}. What of it goes to a credit that has expired meanwhile expires with it.
     *
     * @param overpaid by how much what was paid and credited exceeds the invoice, above zero
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(PaidInvoice invoice, String creditNote, Money overpaid) {
        long open = overpaid.minorUnits();
        for (Use used : usedBy(invoice.id())) {
            long part = Math.min(open, used.amount().minorUnits());
            if (part > 0) {
                book.returned(new Use(used.credit(), new Money(part, overpaid.currency())), invoice, creditNote);
                open -= part;
            }
        }
    }

    /** What of an invoice is paid by which credit, last used first. */
    private List<Use> usedBy(UUID invoice) {
        List<UUID> ids = database.query(
                "SELECT credit_id FROM prepaid_entry WHERE invoice_id = ? GROUP BY credit_id ORDER BY min(id) DESC",
                row -> row.getObject("credit_id", UUID.class),
                invoice);
        return ids.stream().map(id -> usedBy(invoice, id)).toList();
    }

    private Use usedBy(UUID invoice, UUID credit) {
        Credit known = database.first(
                        "SELECT " + Credit.COLUMNS + "FROM prepaid_credit WHERE id = ?", Credit::read, credit)
                .orElseThrow();
        long used = database.first(
                        "SELECT -sum(amount_minor)::bigint FROM prepaid_entry WHERE invoice_id = ? AND credit_id = ?",
                        row -> row.getLong(1),
                        invoice,
                        credit)
                .orElseThrow();
        return new Use(known, new Money(used, known.left().currency()));
    }
}
