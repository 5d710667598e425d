package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;

/** What shares revenue that no agreement is for: the platform's part, and the rest for the model's partner. */
@ApplicationScoped
class UsualTerms {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final TenantId platform;
    private final BigDecimal platformFee;

    @Inject
    UsualTerms(CloseConfig config) {
        this.platform = new TenantId(config.platformTenant());
        this.platformFee = config.platformFeePercent();
        if (platformFee.signum() < 0 || platformFee.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("market.close.platform-fee-percent must be 0 to 100");
        }
    }

    /** The platform's own tenant. */
    TenantId platform() {
        return platform;
    }

    Terms of(ModelName model, String currency) {
        return terms("usual", ParticipantRole.TECHNOLOGY, model, currency);
    }

    /** Of what others owe to the model they have made something from. */
    Terms ofRoyalty(ModelName model, String currency) {
        return terms("royalty", ParticipantRole.BASE_MODEL, model, currency);
    }

    private Terms terms(String what, ParticipantRole role, ModelName model, String currency) {
        String name = what + "/" + platformFee.stripTrailingZeros().toPlainString() + "/" + currency + "/" + model;
        return new Terms(name, shares(role, model), null);
    }

    private Shares shares(ParticipantRole role, ModelName model) {
        Share partner = new Share(model.partner(), role, WHOLE.subtract(platformFee));
        Share fee = new Share(platform, ParticipantRole.PLATFORM, platformFee);
        if (platformFee.signum() == 0) {
            return new Shares(List.of(partner));
        }
        return platformFee.compareTo(WHOLE) == 0 ? new Shares(List.of(fee)) : new Shares(List.of(partner, fee));
    }
}
