package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.AgreementReads;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.billing.referral.Referrals;
import io.modelmarket.billing.royalty.Royalties;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.statement.Accruals;
import io.modelmarket.billing.statement.Apportioned;
import io.modelmarket.billing.statement.Apportioned.ChargeKey;
import io.modelmarket.billing.statement.LineToShare;
import io.modelmarket.billing.statement.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shares an invoice out: each line's revenue by release and base, each one's part by what governs it. */
@ApplicationScoped
class RevenueSharing {

    private final AgreementReads agreements;
    private final Royalties royalties;
    private final Apportioned apportioned;
    private final Accruals accruals;
    private final UsualTerms usual;
    private final Referrals referrals;

    @Inject
    RevenueSharing(
            AgreementReads agreements,
            Royalties royalties,
            Apportioned apportioned,
            Accruals accruals,
            UsualTerms usual,
            Referrals referrals) {
        this.agreements = agreements;
        this.royalties = royalties;
        this.apportioned = apportioned;
        this.accruals = accruals;
        this.usual = usual;
        this.referrals = referrals;
    }

    /** Shares out what a consumer of that country is billed. */
    List<Accrual> share(Invoice invoice, String country) {
        Currency currency = invoice.head().currency();
        Portions portions = new Portions(royalties, new GoverningTerms(agreements, usual, currency, country));
        Map<ChargeKey, Map<Origin.Key, Apportioned.Sum>> had = apportioned.of(
                invoice.lines().stream().map(RevenueSharing::charge).toList());
        Map<UUID, Referral> referred = referrals.of(invoice.lines().stream()
                .map(line -> line.usage().subscription())
                .distinct()
                .toList());
        List<LineToShare> lines = new ArrayList<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            lines.add(new LineToShare(
                    invoice.referenceOf(i + 1),
                    line.usage().period().atDay(1),
                    line.amount(),
                    portions.of(line, had.getOrDefault(charge(line), Map.of())),
                    referred.get(line.usage().subscription())));
        }
        return accruals.accrue(
                new Accruals.InvoiceToShare(
                        invoice.id(),
                        invoice.number(),
                        invoice.head().period().firstDay(),
                        usual.platform(),
                        invoice.head().issuedAt()),
                lines);
    }

    private static ChargeKey charge(InvoiceLine line) {
        return new ChargeKey(
                line.usage().subscription(),
                line.usage().plan(),
                line.usage().planVersion(),
                line.usage().period().atDay(1),
                line.rated().charge().place());
    }
}
