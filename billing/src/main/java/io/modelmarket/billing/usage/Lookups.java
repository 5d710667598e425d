package io.modelmarket.billing.usage;

import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What folding has to ask others for, many at once: how far nodes are counted, and subscriptions. */
interface Lookups {

    /** Finds the subscriptions that the events name, and says how far each key is counted. */
    Map<MarkKey, Mark> load(Set<MarkKey> keys, Collection<UsageEvent> events);

    /** The subscription, if it exists and an event that was loaded last names it. */
    @Nullable Metered subscription(UUID id);
}
