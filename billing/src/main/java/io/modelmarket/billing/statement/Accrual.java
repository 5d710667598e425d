package io.modelmarket.billing.statement;

import io.modelmarket.billing.agreement.ParticipantRole;
import io.modelmarket.billing.agreement.RuleKind;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.split.Rate;
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
 * @param units counted units of the rule's meter that it adds, of requests where the rule has none
 */
public record Accrual(
        String reference,
        int seq,
        Portion portion,
        Slot slot,
        boolean attributed,
        Money basis,
        long units,
        Money amount) {

    /**
     * A place in an agreement.
     *
     * @param place from 1; a recoupment has two
     * @param rate where it is one that does not change with volume
     * @param meter where it is for so much each of one
     */
    public record Slot(
            int place,
            TenantId participant,
            ParticipantRole role,
            RuleKind rule,
            @Nullable Rate rate,
            @Nullable Meter meter) {

        /** Of a rate, per cent; of a fraction rounded. */
        public @Nullable BigDecimal percent() {
            return rate == null ? null : rate.percent();
        }

        /** A fraction as it was written; null where the rate is none. */
        public @Nullable String fraction() {
            return rate == null || !rate.isFraction() ? null : rate.toString();
        }
    }
}
