package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who takes part, all of this run's own: partners with hostile models, two consumers who call these, and a partner and
 * a consumer next door who have nothing to do with them.
 *
 * @param partners one for each lane
 * @param good the neighbours' model and the key it is called with
 */
record Cast(List<String> partners, List<Consumer> consumers, Neighbours good) {

    /** The neighbours' model. */
    static final SampleModel MODEL = SampleModel.DIGITS_CNN;

    private static final int CONSUMERS = 2;
    private static final String COUNTRY = "DE";

    /** Keeps its own lists. */
    Cast {
        partners = List.copyOf(partners);
        consumers = List.copyOf(consumers);
    }

    /** A tenant that calls, and its key, which is a secret. */
    record Consumer(String tenant, String key) {

        @Override
        public String toString() {
            return "Consumer[" + tenant + "]";
        }
    }

    /** A partner, its consumer and the subscription between them. */
    record Neighbours(String partner, Consumer consumer, String subscription) {

        Calls.Target target() {
            return new Calls.Target(partner + "." + MODEL.label(), consumer.key());
        }
    }

    /** Makes them, and waits until the data plane knows every key. */
    static Cast gather(Market market, int lanes) {
        String suffix = "-" + Long.toString(InstantSource.system().millis(), Character.MAX_RADIX);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Publishing steps = new Publishing(market, http);
            List<String> partners = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                partners.add("hostile" + lane + suffix);
                steps.createTenant("alice", partners.getLast(), "Hostile partner", COUNTRY);
            }
            Neighbours good = neighbours(steps, market, suffix);
            List<Consumer> consumers = new ArrayList<>();
            for (int i = 0; i < CONSUMERS; i++) {
                consumers.add(consumer(steps, "hostileuser" + i + suffix));
                steps.awaitKnown(consumers.getLast().key());
            }
            steps.awaitServed(good.target().model(), good.consumer().key());
            return new Cast(partners, consumers, good);
        }
    }

    /** Takes the neighbours' model off the market. */
    void leave(MarketSteps steps) throws HostFailure {
        steps.cancel(good.consumer().tenant(), good.subscription());
        steps.withdraw(good.partner(), MODEL.label());
    }

    private static Neighbours neighbours(Publishing steps, Market market, String suffix) {
        String partner = "goodpartner" + suffix;
        steps.createTenant("alice", partner, "Partner next door", COUNTRY);
        steps.publish(
                partner,
                new Publishing.Offering(
                        MODEL.label(), MODEL.label(), "Called beside hostile models.", MODEL.file(market.samples())));
        String plan = steps.createPlan(
                partner,
                Map.of(
                        "model",
                        partner + "/" + MODEL.label(),
                        "name",
                        "without limits",
                        "currency",
                        "EUR",
                        "pricePerRequest",
                        "0.000001"));
        Consumer consumer = consumer(steps, "gooduser" + suffix);
        return new Neighbours(partner, consumer, steps.subscribe(consumer.tenant(), plan));
    }

    private static Consumer consumer(Publishing steps, String tenant) {
        steps.createTenant("carla", tenant, "Consumer beside hostile models", COUNTRY);
        return new Consumer(tenant, steps.createKey(tenant));
    }
}
