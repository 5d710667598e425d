package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.AgreementReads;
import io.modelmarket.billing.directory.ReleaseName;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.referral.Referrals;
import io.modelmarket.billing.royalty.Royalties;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.statement.Accruals;
import io.modelmarket.billing.statement.Accruals.InvoiceToShare;
import io.modelmarket.billing.statement.LineToShare;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shares invoices out: each line's revenue by release and base, each one's part by what governs it. */
@ApplicationScoped
class RevenueSharing {

    private final AgreementReads agreements;
    private final Royalties royalties;
    private final Earlier earlier;
    private final Accruals accruals;
    private final UsualTerms usual;
    private final Referrals referrals;

    @Inject
    RevenueSharing(
            AgreementReads agreements,
            Royalties royalties,
            Earlier earlier,
            Accruals accruals,
            UsualTerms usual,
            Referrals referrals) {
        this.agreements = agreements;
        this.royalties = royalties;
        this.earlier = earlier;
        this.accruals = accruals;
        this.usual = usual;
        this.referrals = referrals;
    }

    /** Shares out what consumers are billed, as of one instant; each invoice's accruals. */
    List<List<Accrual>> share(List<Sale> sales) {
        if (sales.isEmpty()) {
            return List.of();
        }
        List<InvoiceLine> lines =
                sales.stream().flatMap(sale -> sale.invoice().lines().stream()).toList();
        Earlier.Shared before = earlier.of(lines);
        Map<UUID, Referral> referred = referrals.of(
                lines.stream().map(line -> line.usage().subscription()).collect(Collectors.toSet()));
        KnownTerms known = known(lines);
        Map<Buyers, Portions> portions = new HashMap<>();
        List<InvoiceToShare> invoices = new ArrayList<>();
        for (Sale sale : sales) {
            Portions divided = portions.computeIfAbsent(
                    new Buyers(sale.invoice().head().currency(), sale.country()),
                    buyers ->
                            new Portions(known, new GoverningTerms(known, usual, buyers.currency(), buyers.country())));
            invoices.add(toShare(sale.invoice(), divided, before, referred));
        }
        earlier.store(before);
        return accruals.accrue(invoices);
    }

    private KnownTerms known(List<InvoiceLine> lines) {
        Set<ReleaseName> releases = lines.stream()
                .flatMap(line -> line.usage().releases().meters().keySet().stream()
                        .map(version -> new ReleaseName(line.usage().model(), version)))
                .collect(Collectors.toCollection(HashSet::new));
        // Of what is billed without any use no release is known, only the model.
        lines.forEach(line -> releases.add(new ReleaseName(line.usage().model(), "")));
        Set<Currency> currencies =
                lines.stream().map(line -> line.amount().currency()).collect(Collectors.toSet());
        return new KnownTerms(royalties, agreements, releases, currencies);
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
                    divided.of(line, before.minor(line), before.carry(line.usage())),
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

    /** An invoice to a consumer of a country. */
    record Sale(Invoice invoice, String country) {}

    /** Consumers of a country who pay in a currency: what governs is the same for them. */
    private record Buyers(Currency currency, String country) {}
}
