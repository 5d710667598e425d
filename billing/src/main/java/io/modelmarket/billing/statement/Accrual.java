package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.RuleKind;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One participant's share of one invoice line.
 *
 * @param seq the share's place in its agreement, from 1; a recoupment has two places
 */
public record Accrual(String reference, int seq, Slot slot, Money basis, Money amount) {

    /**
     * A place in an agreement.
     *
     * @param percent where it is a percentage that does not change with volume
     */
    public record Slot(
            TenantId participant,
            ParticipantRole role,
            RuleKind rule,
            @Nullable BigDecimal percent) {}
}
