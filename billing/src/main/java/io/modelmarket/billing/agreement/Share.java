package io.modelmarket.billing.agreement;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.split.Rate;
import io.modelmarket.billing.split.Rule;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one participant has and for which part it plays. */
public record Share(ParticipantRole role, Rule rule) {

    /** A percentage of the revenue. */
    public Share(TenantId participant, ParticipantRole role, BigDecimal percent) {
        this(role, Rule.Percent.flat(participant, percent));
    }

    /** Who receives. */
    public TenantId participant() {
        return rule.party();
    }

    /** The rate, where it is one that does not change with volume. */
    public @Nullable Rate rate() {
        return rule instanceof Rule.Percent percent ? percent.flat() : null;
    }

    /** What it is so much each of, where it is. */
    public @Nullable Meter meter() {
        return kind() == RuleKind.PER_UNIT || kind() == RuleKind.RESALE ? rule.meter() : null;
    }

    /** Which kind of rule it is. */
    public RuleKind kind() {
        return switch (rule) {
            case Rule.Percent percent -> RuleKind.PERCENT;
            case Rule.PerUnit perUnit -> RuleKind.PER_UNIT;
            case Rule.Resale resale -> RuleKind.RESALE;
            case Rule.Minimum minimum -> RuleKind.TOP_UP_TO_MINIMUM;
            case Rule.Recoupment recoupment -> RuleKind.RECOUPMENT;
            case Rule.Residual residual -> RuleKind.RESIDUAL;
        };
    }
}
