package io.modelmarket.platform.inference;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.catalog.Releases;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.platform.key.Keys;
import io.modelmarket.platform.subscription.Subscription;
import io.modelmarket.platform.subscription.Subscriptions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which models a key may look at: those its tenant has an active subscription to, and those of which it is the partner.
 */
@Singleton
public class Sight {

    private final Keys keys;
    private final Releases releases;
    private final Subscriptions subscriptions;

    Sight(Keys keys, Releases releases, Subscriptions subscriptions) {
        this.keys = keys;
        this.releases = releases;
        this.subscriptions = subscriptions;
    }

    /** Whose key it is. */
    public String tenant(@Nullable String key) {
        return keys.authenticate(key).tenant();
    }

    /** That key, authenticated. */
    public ApiKey key(@Nullable String key) {
        return keys.authenticate(key);
    }

    /** All of them that have a release, sorted by name. */
    public List<ModelName> models(@Nullable String key) {
        String tenant = keys.authenticate(key).tenant();
        Stream<ModelName> subscribed = subscriptions.activeOf(tenant).stream().map(Subscription::model);
        return Stream.concat(subscribed, releases.ofPartner(tenant).stream())
                .distinct()
                .filter(model -> !releases.of(model).isEmpty())
                .sorted(Comparator.comparing(ModelName::toString))
                .toList();
    }

    /**
     * That one.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when it is not published, or not for this key
     */
    public ModelName require(@Nullable String key, String wireName) {
        String tenant = keys.authenticate(key).tenant();
        ModelName model = releases.requireModel(wireName);
        return model.partner().value().equals(tenant)
                ? model
                : subscriptions.require(tenant, model).model();
    }

    /** The subscriptions of the key's tenant, sorted by model. */
    public Collection<Subscription> subscriptions(@Nullable String key) {
        return subscriptions.activeOf(keys.authenticate(key).tenant());
    }
}
