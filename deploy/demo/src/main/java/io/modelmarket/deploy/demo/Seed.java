package io.modelmarket.deploy.demo;

import java.net.http.HttpClient;
import java.util.Map;

/**
 * The small marketplace of a first start: the platform's tenant, a partner with a published model and a plan, the
 * partners who share its revenue, a consumer with a subscription and a key.
 */
public final class Seed {

    private Seed() {}

    /** Makes it all; once per data folder. */
    public static SeededKey plant(Market market) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Publishing steps = new Publishing(market, http);
            steps.createTenant("fiona", "platform", "Modelmarket", "DE");
            steps.createTenant("alice", "acme", "Acme Vision", "DE");
            steps.createTenant("dan", "datahub", "Datahub", "FR");
            steps.createTenant("gus", "gridco", "Gridco", "NL");
            steps.createTenant("carla", "globex", "Globex", "AT");
            Digits digits = Digits.load(market.samples());
            steps.publish("acme", digits.model());
            String plan = steps.createPlan(
                    "acme",
                    Map.of("model", "acme/digits", "name", "open", "currency", "EUR", "pricePerRequest", "0.001"));
            steps.agree("acme", DemoRun.shares("acme", "datahub", "gridco"));
            steps.subscribe("globex", plan);
            String key = steps.createKey("globex");
            steps.awaitServed("acme.digits", key);
            return new SeededKey("acme.digits", key, digits.request().toString());
        }
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
