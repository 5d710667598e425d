package io.modelmarket.billing.close;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.fee.FeeSchedule;
import io.modelmarket.billing.fee.FeeSchedules;
import io.modelmarket.billing.statement.LineToShare.Terms;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What shares revenue that no agreement is for: the platform's part, and the rest for the model's partner. */
@ApplicationScoped
class UsualTerms {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final FeeSchedules schedules;
    private final TenantId platform;
    private final BigDecimal platformFee;

    @Inject
    UsualTerms(FeeSchedules schedules, CloseConfig config) {
        this.schedules = schedules;
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

    /** What was set for a month's revenue. */
    Optional<FeeSchedule> schedule(Currency currency, LocalDate firstDayOfMonth) {
        return schedules.inForce(currency, firstDayOfMonth);
    }

    Terms of(ModelName model, Currency currency, Optional<FeeSchedule> schedule) {
        return terms(ParticipantRole.TECHNOLOGY, model, currency, schedule);
    }

    /** Of what others owe to the model they have made something from. */
    Terms ofRoyalty(ModelName model, Currency currency, Optional<FeeSchedule> schedule) {
        return terms(ParticipantRole.BASE_MODEL, model, currency, schedule);
    }

    /** By a schedule all of a partner's models are shared together: its bands are of the partner's volume. */
    private Terms terms(ParticipantRole role, ModelName model, Currency currency, Optional<FeeSchedule> schedule) {
        return schedule.map(set -> new Terms(
                        "fees/" + set.id() + "/" + model.partner(), set.shares(platform, model.partner(), role), null))
                .orElseGet(() -> new Terms(configured(role, model, currency), shares(role, model), null));
    }

    private String configured(ParticipantRole role, ModelName model, Currency currency) {
        String what = role == ParticipantRole.BASE_MODEL ? "royalty" : "usual";
        return what + "/" + platformFee.stripTrailingZeros().toPlainString() + "/" + currency + "/" + model;
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
