package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A published model and its consumers, made through public interfaces, new for each round. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int UNLIMITED = 2;
    private static final int LIMITED = 3;
    private static final int LEAST_QUOTA = 100;
    private static final int MOST_QUOTA = 1_500;

    private final Publishing steps;
    private final String partner;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Path samples;

    private Stage(Market market, HttpClient http, String name) {
        this.steps = new Publishing(market, http);
        this.partner = "maker-" + name;
        this.samples = market.samples();
    }

    /** Publishes the digits sample as a new partner and subscribes consumers, some with a seeded hard quota. */
    static Stage set(Market market, HttpClient http, String name, RandomGenerator random) {
        Stage stage = new Stage(market, http, name);
        stage.steps.createTenant("alice", stage.partner, "Maker", "DE");
        stage.steps.publish(
                stage.partner,
                new Publishing.Offering(
                        "digits", "Handwritten digits", "Called while parts die.", stage.file("model.onnx")));
        for (int i = 0; i < UNLIMITED + LIMITED; i++) {
            stage.subscribe("caller" + i + "-" + name, i < UNLIMITED ? 0 : random.nextInt(LEAST_QUOTA, MOST_QUOTA));
        }
        stage.awaitServed();
        return stage;
    }

    /** Until every subscriber is told that the model can be called. */
    void awaitServed() {
        subscribers.forEach(subscriber -> steps.awaitServed(wireModel(), subscriber.key(), PATIENCE));
    }

    String wireModel() {
        return partner + ".digits";
    }

    List<Subscriber> subscribers() {
        return List.copyOf(subscribers);
    }

    /** A request of the model. */
    Asked request() {
        return Asked.read(file("request.json"));
    }

    private void subscribe(String consumer, int quota) {
        steps.createTenant("carla", consumer, "Caller", "AT");
        Map<String, Object> plan = quota == 0
                ? Map.of("model", partner + "/digits", "name", consumer, "currency", "EUR", "pricePerRequest", "0.001")
                : Map.of(
                        "model",
                        partner + "/digits",
                        "name",
                        "quota-" + quota,
                        "currency",
                        "EUR",
                        "pricePerRequest",
                        "0.002",
                        "monthlyRequests",
                        quota);
        String subscription = steps.subscribe(consumer, steps.createPlan(partner, plan));
        subscribers.add(new Subscriber(consumer, subscription, steps.createKey(consumer), quota));
    }

    private Path file(String name) {
        return samples.resolve("digits").resolve(name);
    }
}
