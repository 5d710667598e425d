package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.util.Map;

/**
 * The small marketplace of a first start: the platform's tenant, a partner with a published model and a plan, the
 * partners who share its revenue, a consumer with a subscription and a key.
 */
public final class Seed {

    private Seed() {}

    /** Makes what is not there yet, so that a start that was cut short is completed by the next; then a key. */
    public static SeededKey plant(Market market) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Publishing steps = new Publishing(market, http);
            steps.ensureTenant("fiona", "platform", "Modelmarket", "DE");
            steps.ensureTenant("alice", "acme", "Acme Vision", "DE");
            steps.ensureTenant("dan", "datahub", "Datahub", "FR");
            steps.ensureTenant("gus", "gridco", "Gridco", "NL");
            steps.ensureTenant("carla", "globex", "Globex", "AT");
            Digits digits = Digits.load(market.samples());
            if (!exists(steps.tenants("alice"), "/v1/catalog/models/acme/digits")) {
                steps.publish("acme", digits.model());
            }
            String plan = ensurePlan(steps);
            if (items(steps.billing("alice"), "/v1/tenants/acme/agreements").isEmpty()) {
                steps.agree("acme", DemoRun.shares("acme", "datahub", "gridco"));
            }
            if (items(steps.billing("carla"), "/v1/tenants/globex/subscriptions")
                    .isEmpty()) {
                steps.subscribe("globex", plan);
            }
            String key = steps.createKey("globex");
            steps.awaitServed("acme.digits", key);
            return new SeededKey("acme.digits", key, digits.request().toString());
        }
    }

    private static String ensurePlan(Publishing steps) {
        JsonNode plans = items(steps.billing("alice"), "/v1/tenants/acme/plans");
        return plans.isEmpty()
                ? steps.createPlan(
                        "acme",
                        Map.of("model", "acme/digits", "name", "open", "currency", "EUR", "pricePerRequest", "0.001"))
                : plans.get(0).path("id").asText();
    }

    private static boolean exists(Api api, String path) {
        return api.tryGet(path).status() == 200;
    }

    /** What the list holds; nothing while the service has not heard of the tenant. */
    private static JsonNode items(Api api, String path) {
        return api.tryGet(path).json().path("items");
    }

    /**
     * What a first call needs.
     *
     * @param model the model's name in the inference protocol
     * @param key an API key of the demo consumer; a secret
     * @param requestFile a request body that works
     */
    public record SeededKey(String model, String key, String requestFile) {
        /** Never the key. */
        @Override
        public String toString() {
            return "SeededKey[" + model + "]";
        }
    }
}
