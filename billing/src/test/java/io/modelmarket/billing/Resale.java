package io.modelmarket.billing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules of an agreement with a reseller, as they are proposed. */
final class Resale {

    private Resale() {}

    /**
     * A reseller's margin.
     *
     * @param price of every plan without one of its own; null: those are not resold
     * @param byPlan prices by the plan's id
     */
    static Map<String, Object> rule(String tenant, @Nullable String price, Map<String, String> byPlan) {
        Map<String, Object> rule = new HashMap<>(Map.of("kind", "RESALE", "tenant", tenant, "role", "RESELLER"));
        if (price != null) {
            rule.put("unitPrice", price);
        }
        if (!byPlan.isEmpty()) {
            rule.put(
                    "planPrices",
                    byPlan.entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                            .map(plan -> price(plan.getKey(), plan.getValue()))
                            .toList());
        }
        return rule;
    }

    static Map<String, Object> price(String plan, String price) {
        return Map.of("planId", plan, "unitPrice", price);
    }

    /** A tenth of what resale leaves for the platform, the rest for acme. */
    static List<Map<String, Object>> rules(Market market, Map<String, Object> resale) {
        Map<String, Object> fee = Map.of(
                "kind", "PERCENT", "tenant", "platform", "role", "PLATFORM", "percent", "10", "basis", "REMAINDER");
        return List.of(resale, fee, Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"));
    }
}
