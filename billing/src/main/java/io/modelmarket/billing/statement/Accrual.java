package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.RuleKind;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One participant's share of what one release earned of one invoice line.
 *
 * @param seq its place in the line, from 1
 * @param attributed whether the rule is for referred revenue only and this is
 * @param basis the release's part of the line; nothing where the rule is for referred revenue only and this is not
 */
public record Accrual(
        String reference, int seq, Portion portion, Slot slot, boolean attributed, Money basis, Money amount) {

    /**
     * A place in an agreement.
     *
     * @param place from 1; a recoupment has two
     * @param percent where it is a percentage that does not change with volume
     */
    public record Slot(
            int place,
            TenantId participant,
            ParticipantRole role,
            RuleKind rule,
            @Nullable BigDecimal percent) {}
}
