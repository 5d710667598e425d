package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ActiveAgreement;
import io.modelmarket.billing.agreement.AgreementReads;
import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.statement.Accrual;
import io.modelmarket.billing.statement.Accruals;
import io.modelmarket.billing.statement.LineToShare;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shares an invoice out: each line by the agreement in force for its model, else by the platform's usual terms. */
@ApplicationScoped
class RevenueSharing {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final AgreementReads agreements;
    private final Accruals accruals;
    private final TenantId platform;
    private final BigDecimal platformFee;

    @Inject
    RevenueSharing(AgreementReads agreements, Accruals accruals, CloseConfig config) {
        this.agreements = agreements;
        this.accruals = accruals;
        this.platform = new TenantId(config.platformTenant());
        this.platformFee = config.platformFeePercent();
        if (platformFee.signum() < 0 || platformFee.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("market.close.platform-fee-percent must be 0 to 100");
        }
    }

    List<Accrual> share(Invoice invoice) {
        Map<ModelName, Optional<ActiveAgreement>> known = new HashMap<>();
        String currency = invoice.head().currency().getCurrencyCode();
        List<LineToShare> lines = new ArrayList<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            ModelName model = line.usage().model();
            Optional<ActiveAgreement> agreement =
                    known.computeIfAbsent(model, name -> agreements.active(name, currency));
            lines.add(new LineToShare(
                    invoice.referenceOf(i + 1),
                    model,
                    line.usage().period().atDay(1),
                    line.amount(),
                    line.rated().requests(),
                    agreement.map(RevenueSharing::terms).orElseGet(() -> usual(model, currency))));
        }
        return accruals.accrue(
                new Accruals.InvoiceToShare(
                        invoice.id(),
                        invoice.number(),
                        invoice.head().period().firstDay(),
                        platform,
                        invoice.head().issuedAt()),
                lines);
    }

    private static Terms terms(ActiveAgreement agreement) {
        return new Terms(
                "agreement/" + agreement.id(),
                agreement.shares(),
                new LineToShare.Source(agreement.id(), agreement.version()));
    }

    private Terms usual(ModelName model, String currency) {
        String name = "usual/" + platformFee.stripTrailingZeros().toPlainString() + "/" + currency + "/" + model;
        return new Terms(name, usual(model), null);
    }

    private Shares usual(ModelName model) {
        Share partner = new Share(model.partner(), ParticipantRole.TECHNOLOGY, WHOLE.subtract(platformFee));
        Share fee = new Share(platform, ParticipantRole.PLATFORM, platformFee);
        if (platformFee.signum() == 0) {
            return new Shares(List.of(partner));
        }
        return platformFee.compareTo(WHOLE) == 0 ? new Shares(List.of(fee)) : new Shares(List.of(partner, fee));
    }
}
