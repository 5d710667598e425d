package io.modelmarket.billing.usage;

import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.PlanRef;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions remembered between batches, the least used forgotten first. What a batch names that is not known, or on
 * a plan not known of it, is looked up once, all at once. For one thread.
 */
final class KnownSubscriptions {

    private final SubscriptionLookup lookup;
    private final Map<UUID, Metered> remembered;

    KnownSubscriptions(SubscriptionLookup lookup, int capacity) {
        this.lookup = lookup;
        this.remembered = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Metered> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The subscriptions that {@code events} name and that exist. */
    Map<UUID, Metered> of(Collection<UsageEvent> events) {
        Map<UUID, Metered> found = new HashMap<>();
        Set<UUID> missing = new HashSet<>();
        for (UsageEvent event : events) {
            Optional<UUID> id = Inspection.subscription(event);
            if (id.isPresent() && !found.containsKey(id.get())) {
                Metered known = remembered.get(id.get());
                if (known != null) {
                    found.put(id.get(), known);
                }
            }
            id.filter(uuid -> isNews(event, found.get(uuid))).ifPresent(missing::add);
        }
        if (!missing.isEmpty()) {
            Map<UUID, Metered> loaded = lookup.find(missing);
            remembered.putAll(loaded);
            found.putAll(loaded);
        }
        return found;
    }

    private static boolean isNews(UsageEvent event, @Nullable Metered known) {
        Optional<PlanRef> plan = Inspection.plan(event);
        return known == null || (plan.isPresent() && !known.plans().containsKey(plan.get()));
    }
}
