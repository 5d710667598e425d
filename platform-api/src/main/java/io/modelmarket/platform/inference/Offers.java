package io.modelmarket.platform.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.key.KeyBudget;
import io.modelmarket.platform.subscription.LimitState;
import io.modelmarket.platform.subscription.Price;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.platform.subscription.Subscription.RateLimit;
import io.modelmarket.runtime.model.TensorSpec;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What callers may know without running anything: this server, its models, and what their key has of them. */
@Singleton
public class Offers {

    /** What models run on. */
    public static final String PLATFORM = "onnxruntime_onnx";

    /** Those of the protocol's extensions that work whole, or the named part of them. */
    private static final List<String> EXTENSIONS = List.of(
            "binary_tensor_data",
            "classification",
            "model_configuration",
            "model_repository(index)",
            "schedule_policy",
            "statistics");

    private final Sight sight;
    private final Admission.Catalog catalog;
    private final Admission.Commerce commerce;
    private final NodeReadiness readiness;
    private final Clock clock;
    private final String version;

    Offers(
            Sight sight,
            Admission.Catalog catalog,
            Admission.Commerce commerce,
            NodeReadiness readiness,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.sight = sight;
        this.catalog = catalog;
        this.commerce = commerce;
        this.readiness = readiness;
        this.clock = clock;
        this.version = version;
    }

    /** The server's own metadata. */
    public ServerView server() {
        return new ServerView("modelmarket", version, EXTENSIONS);
    }

    /** Whether calls can be answered. */
    public boolean ready() {
        return readiness.ready();
    }

    /**
     * Passes when calls can be answered.
     *
     * @throws RuntimeException when they cannot; {@link Failures} says what it is to a caller
     */
    public void requireReady() {
        readiness.require();
    }

    /**
     * A model's metadata.
     *
     * @throws ProblemException for a key that is none, or a model that is not published
     */
    public ModelView model(@Nullable String key, String model, @Nullable String version) {
        sight.key(key);
        ModelName name = catalog.releases().requireModel(model);
        Release release = catalog.releases().require(name, version);
        return new ModelView(
                name.wire(),
                catalog.releases().published(name).stream()
                        .map(Object::toString)
                        .toList(),
                PLATFORM,
                tensors(release.signature().inputs()),
                tensors(release.signature().outputs()));
    }

    /**
     * Whether a published release is ready to run; where it is in no worker, its loading begins.
     *
     * @throws ProblemException for a key that is none, or a model that is not published or not for this key
     */
    public boolean ready(@Nullable String key, String model, @Nullable String version) {
        return catalog.residency().missing(release(key, model, version)) == null;
    }

    /**
     * The model's name, when it is ready to run; where it is in no worker, its loading begins.
     *
     * @throws ProblemException when it is not, and as {@link #ready(String, String, String)} does
     */
    public String requireReady(@Nullable String key, String model, @Nullable String version) {
        Release release = release(key, model, version);
        ProblemException missing = catalog.residency().missing(release);
        if (missing != null) {
            throw missing;
        }
        return release.model().wire();
    }

    private Release release(@Nullable String key, String model, @Nullable String version) {
        return catalog.releases().require(sight.require(key, model), version);
    }

    /** What the key may call, with price and limits. */
    public List<OfferView> callable(@Nullable String presented) {
        ApiKey key = sight.key(presented);
        return commerce.subscriptions().activeOf(key.tenant()).stream()
                .filter(subscription ->
                        !catalog.releases().published(subscription.model()).isEmpty())
                .map(this::offer)
                .toList();
    }

    /** Where the key's tenant stands with its subscriptions' months. */
    public List<QuotaView> quotas(@Nullable String presented) {
        ApiKey key = sight.key(presented);
        Instant now = clock.instant();
        return commerce.subscriptions().activeOf(key.tenant()).stream()
                .map(subscription -> quota(subscription, now))
                .toList();
    }

    /** Where the key itself stands with its budget; null without one. */
    public @Nullable KeyQuotaView keyQuota(@Nullable String presented) {
        ApiKey key = sight.key(presented);
        KeyBudget budget = key.budget();
        if (budget == null) {
            return null;
        }
        Instant now = clock.instant();
        return new KeyQuotaView(
                key.id(),
                budget.hard() ? "HARD" : "SOFT",
                budget.monthlyRequests(),
                commerce.budgets().used(budget, now),
                commerce.budgets().state(budget, now).remaining(),
                commerce.budgets().period(budget, now).to().toString());
    }

    private OfferView offer(Subscription subscription) {
        ModelName name = subscription.model();
        Release newest = catalog.releases().newest(name);
        return new OfferView(
                name.wire(),
                newest.displayName(),
                catalog.releases().published(name).stream()
                        .map(Object::toString)
                        .toList(),
                tensors(newest.signature().inputs()),
                tensors(newest.signature().outputs()),
                PriceView.of(subscription.plan()),
                new TermsView(
                        subscription.id(),
                        subscription.plan().name(),
                        subscription.plan().price().perRequest(),
                        subscription.plan().price().currency(),
                        subscription.monthlyRequests() == 0 ? null : subscription.monthlyRequests(),
                        subscription.plan().rateLimit(),
                        subscription.plan().concurrentRequests() == 0
                                ? null
                                : subscription.plan().concurrentRequests()));
    }

    private QuotaView quota(Subscription subscription, Instant now) {
        LimitState state = commerce.quotas().state(subscription, now);
        boolean limited = subscription.monthlyRequests() > 0;
        return new QuotaView(
                subscription.id(),
                subscription.model().wire(),
                limited ? subscription.monthlyRequests() : null,
                commerce.quotas().used(subscription, now),
                limited ? state.remaining() : null,
                commerce.quotas().period(subscription, now).to().toString());
    }

    private static List<TensorView> tensors(List<TensorSpec> specs) {
        return specs.stream()
                .map(spec -> new TensorView(spec.name(), spec.type().oipName(), spec.shape()))
                .toList();
    }

    /** Server metadata as the protocol has it. */
    public record ServerView(String name, String version, List<String> extensions) {}

    /** Model metadata as the protocol has it. */
    public record ModelView(
            String name, List<String> versions, String platform, List<TensorView> inputs, List<TensorView> outputs) {}

    /** One input or output. */
    public record TensorView(String name, String datatype, List<Long> shape) {}

    /** A model the key may call. */
    public record OfferView(
            String model,
            String displayName,
            List<String> versions,
            List<TensorView> inputs,
            List<TensorView> outputs,
            PriceView price,
            TermsView terms) {}

    /** What a plan version charges; a price per request only where that is all. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PriceView(
            String currency,
            @Nullable String pricePerRequest,
            List<Price.Component> components,
            String planId,
            int planVersion) {

        private static PriceView of(Subscription.Plan plan) {
            Price price = plan.price();
            return new PriceView(price.currency(), price.perRequest(), price.components(), plan.id(), plan.version());
        }
    }

    /**
     * On which terms; what is null is not limited.
     *
     * @param concurrentRequests how many calls may be under way at a time on each data plane
     */
    public record TermsView(
            String subscription,
            String plan,
            @Nullable String pricePerRequest,
            String currency,
            @Nullable Long monthlyRequests,
            @Nullable RateLimit rateLimit,
            @Nullable Integer concurrentRequests) {}

    /** A key's month under its budget, of all subscriptions together. */
    public record KeyQuotaView(String key, String kind, long limit, long used, long remaining, String reset) {}

    /** A subscription's month; {@code limit} and {@code remaining} are absent where there is no quota. */
    public record QuotaView(
            String subscription,
            String model,
            @Nullable Long limit,
            long used,
            @Nullable Long remaining,
            String reset) {}
}
