package io.modelmarket.deploy.bench.hostile.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.bench.hostile.Finding;
import io.modelmarket.deploy.bench.hostile.GeneratedModel;
import io.modelmarket.deploy.bench.hostile.OddInputs;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Models of one partner, one after another, each through the whole market: upload, inspection, review, subscription,
 * calls by two consumers in turns, withdrawal. A draft that was refused takes the next model, so there is never more
 * than one.
 */
final class MarketTrial {

    private static final int INPUTS = 3;
    private static final long MOST_ELEMENTS = 1 << 17;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** More than a worker's restart and the load of a model in it take. */
    private static final Duration COME_BACK = Duration.ofSeconds(20);

    /** What may be otherwise a moment later. */
    private static final Set<Finding> COMES_LATER = Set.of(Finding.PUT_OFF, Finding.UNSERVED);

    /** After which further calls of the same model would tell nothing new. */
    private static final Set<Finding> LAST = Set.of(
            Finding.QUARANTINED,
            Finding.CONSUMER_REFUSED,
            Finding.PUT_OFF,
            Finding.UNSERVED,
            Finding.HUNG,
            Finding.THREW);

    private static final int OK = 200;

    private final MarketSteps steps;
    private final Calls calls;
    private final String partner;
    private final List<Cast.Consumer> consumers;
    private final BiConsumer<Finding, String> found;
    private @Nullable String draft;

    MarketTrial(
            MarketSteps steps,
            Calls calls,
            String partner,
            List<Cast.Consumer> consumers,
            BiConsumer<Finding, String> found) {
        this.steps = steps;
        this.calls = calls;
        this.partner = partner;
        this.consumers = List.copyOf(consumers);
        this.found = found;
    }

    /** Tries the model. */
    void of(GeneratedModel model, Random random) {
        try {
            String name = drafted(model.number());
            steps.upload(partner, name, model.file());
            Optional<String> refusal = steps.submit(partner, name);
            if (refusal.isPresent()) {
                found.accept(Finding.ofRefusal(refusal.get()), refusal.get());
                return;
            }
            draft = null;
            found.accept(Finding.ACCEPTED, "");
            steps.approve(partner, name);
            offered(name, random);
        } catch (HostFailure e) {
            draft = null;
            found.accept(e.finding(), e.getMessage());
        }
    }

    private String drafted(int number) throws HostFailure {
        String open = draft;
        if (open == null) {
            open = "m" + number;
            steps.draft(partner, open);
            draft = open;
        }
        return open;
    }

    /** Whatever comes of its calls, it is withdrawn and nobody stays subscribed. */
    private void offered(String name, Random random) throws HostFailure {
        Map<String, String> subscriptions = new HashMap<>();
        try {
            String plan = steps.plan(partner, name);
            for (Cast.Consumer consumer : consumers) {
                subscriptions.put(consumer.tenant(), steps.subscribe(consumer.tenant(), plan));
            }
            called(partner + "." + name, random);
        } catch (HostFailure e) {
            found.accept(e.finding(), e.getMessage());
        }
        steps.withdraw(partner, name);
        for (Map.Entry<String, String> subscription : subscriptions.entrySet()) {
            steps.cancel(subscription.getKey(), subscription.getValue());
        }
    }

    private void called(String wireModel, Random random) throws HostFailure {
        List<Calls.Target> targets = consumers.stream()
                .map(consumer -> new Calls.Target(wireModel, consumer.key()))
                .toList();
        Calls.Target any = targets.getFirst();
        Rest.Reply ready = Patience.until(COME_BACK, () -> calls.about(any, "/ready"), reply -> reply.status() == OK);
        if (ready.status() != OK) {
            Leaks.toCaller(ready.text()).ifPresent(leak -> found.accept(Finding.LEAKED, leak + " in " + ready.text()));
            boolean heardOf = ready.text().contains(":model-") || ready.text().contains(":unavailable");
            found.accept(heardOf ? Finding.NOT_LOADED : Finding.UNSERVED, ready.status() + " " + ready.text());
            return;
        }
        Signature signature = signature(calls.about(any, "").json());
        int call = 0;
        for (int i = 0; i < INPUTS; i++) {
            List<Tensor> inputs = OddInputs.of(signature, random, MOST_ELEMENTS);
            for (Encoding encoding : Encoding.values()) {
                if (inputs.size() == signature.inputs().size()
                        && LAST.contains(call(encoding, targets.get(call++ % targets.size()), inputs))) {
                    return;
                }
            }
        }
    }

    private Finding call(Encoding encoding, Calls.Target target, List<Tensor> inputs) {
        try {
            Answer answer = Patience.until(
                    COME_BACK,
                    () -> calls.call(encoding, target, inputs, DEADLINE),
                    each -> !COMES_LATER.contains(Promised.of(each)));
            Leaks.toCaller(answer.text()).ifPresent(leak -> found.accept(Finding.LEAKED, leak + " in " + answer));
            Finding finding = Promised.of(answer);
            found.accept(finding, encoding.label() + " " + inputs + " was answered " + answer);
            return finding;
        } catch (HostFailure e) {
            found.accept(e.finding(), encoding.label() + " " + inputs + ": " + e.getMessage());
            return e.finding();
        }
    }

    private static Signature signature(JsonNode metadata) throws HostFailure {
        List<TensorSpec> inputs = new ArrayList<>();
        for (JsonNode input : metadata.path("inputs")) {
            List<Long> shape = new ArrayList<>();
            input.path("shape").forEach(dimension -> shape.add(dimension.asLong()));
            DataType type = DataType.fromOip(input.path("datatype").asText())
                    .orElseThrow(() -> new HostFailure(Finding.UNPROMISED, "its metadata is " + metadata));
            inputs.add(new TensorSpec(input.path("name").asText(), type, shape, Collections.nCopies(shape.size(), "")));
        }
        return new Signature(inputs, List.of());
    }
}
