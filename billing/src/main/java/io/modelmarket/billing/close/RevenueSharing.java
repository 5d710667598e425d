package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.referral.Referrals;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.statement.Accruals;
import io.modelmarket.billing.statement.Accruals.InvoiceToShare;
import io.modelmarket.billing.statement.LineToShare;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shares invoices out: each line's revenue by release, base and time of use, each part by what governs it. */
@ApplicationScoped
class RevenueSharing {

    private final Earlier earlier;
    private final Accruals accruals;
    private final UsualTerms usual;
    private final Referrals referrals;

    @Inject
    RevenueSharing(Earlier earlier, Accruals accruals, UsualTerms usual, Referrals referrals) {
        this.earlier = earlier;
        this.accruals = accruals;
        this.usual = usual;
        this.referrals = referrals;
    }

    /** Shares out what consumers are billed, as their divisions say; each invoice's accruals. */
    List<List<Accrual>> share(List<Sale> sales, Divisions divisions) {
        if (sales.isEmpty()) {
            return List.of();
        }
        List<InvoiceLine> lines =
                sales.stream().flatMap(sale -> sale.invoice().lines().stream()).toList();
        Earlier.Shared before = earlier.of(lines);
        Map<UUID, Referral> referred = referrals.of(
                lines.stream().map(line -> line.usage().subscription()).collect(Collectors.toSet()));
        List<InvoiceToShare> invoices = new ArrayList<>();
        for (Sale sale : sales) {
            invoices.add(toShare(sale.invoice(), divisions.of(sale.buyers()), before, referred));
        }
        earlier.store(before);
        return accruals.accrue(invoices);
    }

    private InvoiceToShare toShare(
            Invoice invoice, Portions divided, Earlier.Shared before, Map<UUID, Referral> referred) {
        List<LineToShare> lines = new ArrayList<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            lines.add(new LineToShare(
                    invoice.referenceOf(i + 1),
                    line.usage().period().atDay(1),
                    line.usage().plan(),
                    line.amount(),
                    divided.of(line, before),
                    referred.get(line.usage().subscription())));
        }
        return new InvoiceToShare(
                invoice.id(),
                invoice.number(),
                invoice.head().period(),
                usual.platform(),
                invoice.head().issuedAt(),
                lines);
    }

    /** An invoice to some consumers. */
    record Sale(Invoice invoice, Buyers buyers) {}
}
