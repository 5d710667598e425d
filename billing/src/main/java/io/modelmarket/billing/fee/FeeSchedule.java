package io.modelmarket.billing.fee;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.Share;
import io.modelmarket.billing.agreement.Shares;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * The platform's part by a partner's volume in a month: what all its models have earned without an agreement.
 *
 * @param from the first day of the month from which on it applies
 * @param bands by rising volume in minor units, the first from 0
 * @param whole whether the band that is reached applies to all of the volume
 */
public record FeeSchedule(UUID id, Currency currency, LocalDate from, List<Rule.Band> bands, boolean whole) {

    /** Copies what it is given. */
    public FeeSchedule {
        bands = List.copyOf(bands);
    }

    /**
     * The platform's part, and the rest for the partner.
     *
     * @throws IllegalArgumentException when bands do not rise from 0 or a percentage is not possible; the message says
     *     which
     */
    public Shares shares(TenantId platform, TenantId partner, ParticipantRole role) {
        Rule fee = new Rule.Percent(platform, Rule.Basis.GROSS, bands, whole, null);
        return new Shares(
                List.of(new Share(ParticipantRole.PLATFORM, fee), new Share(role, new Rule.Residual(partner))));
    }
}
