package io.modelmarket.billing.usage;

import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.kit.tenancy.TenantScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks up in the database. For one thread. */
final class StoredLookups implements Lookups {

    private final Intake intake;
    private final KnownSubscriptions subscriptions;
    private final TenantScope scope;
    private Map<UUID, Metered> found = Map.of();

    StoredLookups(Intake intake, KnownSubscriptions subscriptions, TenantScope scope) {
        this.intake = intake;
        this.subscriptions = subscriptions;
        this.scope = scope;
    }

    @Override
    public Map<MarkKey, Mark> load(Set<MarkKey> keys, Collection<UsageEvent> events) {
        return scope.callAsPlatform(() -> {
            found = subscriptions.of(events);
            Map<MarkKey, Mark> marks = new HashMap<>();
            keys.forEach(key -> marks.put(key, Mark.NONE));
            if (!keys.isEmpty()) {
                marks.putAll(intake.marks(keys));
            }
            return marks;
        });
    }

    @Override
    public @Nullable Metered subscription(UUID id) {
        return found.get(id);
    }
}
