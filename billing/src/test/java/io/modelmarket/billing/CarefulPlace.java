package io.modelmarket.billing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Months that are in grace for long, and closes that look at intake, as in production; on top of {@link BillingPlace}.
 */
public class CarefulPlace implements QuarkusTestResourceLifecycleManager {

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        return Map.of("market.close.grace", "70d", "market.close.check-intake", "true", "market.close.most-lag", "20");
    }

    @Override
    public void stop() {
        // It has begun nothing.
    }
}
