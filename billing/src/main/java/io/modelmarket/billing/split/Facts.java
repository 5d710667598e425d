package io.modelmarket.billing.split;

import io.modelmarket.contracts.id.TenantId;
import java.time.YearMonth;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a period besides its revenue.
 *
 * @param at by a rule's place in the list, the revenue that it is for, with units of its meter: all, or what its party
 *     has referred
 * @param elsewhere by the place of a recoupment or of a rule with a lifetime cap, what all other periods have by it
 * @param month the period; null: each rule applies, whatever its window
 * @param platform whose parts are its fees; null where it has none
 */
public record Facts(
        IntFunction<Revenue> at,
        IntToLongFunction elsewhere,
        @Nullable YearMonth month,
        @Nullable TenantId platform) {

    boolean applies(Rule rule) {
        Window window = rule.limits().window();
        return window == null || month == null || window.contains(month);
    }
}
