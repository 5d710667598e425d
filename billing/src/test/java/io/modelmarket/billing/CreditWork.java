package io.modelmarket.billing;

import static io.modelmarket.billing.FinanceTask.keyed;

import io.modelmarket.billing.prepaid.ExpiringCredit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** How prepaid credit begins and ends, but for what it pays. */
enum CreditWork implements FinanceTask {
    CREDIT_ORDER {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            return Undertaking.of(key -> keyed(market, "carla", key, orders(market), TEN));
        }
    },
    CREDIT_RECEIPT {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            AtomicReference<String> order = new AtomicReference<>("");
            return Undertaking.of(key -> keyed(
                            market,
                            "fiona",
                            key,
                            "/v1/finance/prepaid/orders/" + order.get() + "/receipt",
                            Map.of("bankReference", "B-" + key)))
                    .after(() ->
                            order.set(market.made("carla", orders(market), TEN).path("reference")));
        }
    },
    GRANT_REVERSAL {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            AtomicReference<String> credit = new AtomicReference<>("");
            return Undertaking.of(key -> keyed(
                            market,
                            "fiona",
                            key,
                            "/v1/finance/prepaid/credits/" + credit.get() + "/reversal",
                            Map.of("reason", "another's")))
                    .after(() -> credit.set(grant(market, Map.of())))
                    .checkedBy(() -> FinanceTask.assertIntact(market));
        }
    },
    /** Nobody asks for it: its time has come. */
    EXPIRY {
        @Override
        public Undertaking begin() {
            Market market = Market.open();
            Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
            return Undertaking.byItself(() -> ExpiringCredit.expireAll(soon), () -> ExpiringCredit.due(soon))
                    .after(() -> grant(market, Map.of("expiresAt", soon.toString())))
                    .checkedBy(() -> FinanceTask.assertIntact(market));
        }
    };

    private static final Map<String, String> TEN = Map.of("amount", "10.00", "currency", "EUR");

    private static String orders(Market market) {
        return "/v1/tenants/" + market.globex + "/prepaid/orders";
    }

    private static String grant(Market market, Map<String, String> more) {
        Map<String, String> grant = new HashMap<>(TEN);
        grant.putAll(Map.of("tenant", market.globex, "reason", "welcome"));
        grant.putAll(more);
        return market.made("fiona", "/v1/finance/prepaid/grants", grant).path("id");
    }
}
