package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.ArchivedEvent.Position;
import io.modelmarket.billing.archive.ArchivedEvents;
import io.modelmarket.billing.archive.ArchivedEvents.KeysFound;
import io.modelmarket.billing.archive.Asker;
import io.modelmarket.billing.archive.EventSearch;
import io.modelmarket.billing.archive.EventSearch.Filter;
import io.modelmarket.billing.archive.EventSearch.Order;
import io.modelmarket.billing.archive.ReleaseTime;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.billing.trace.EventQuestion.Span;
import io.modelmarket.billing.trace.UsageBehindView.Place;
import io.modelmarket.billing.wire.NumberKeyset;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for events on behalf of finance, a consumer or a partner; outside transactions. */
@ApplicationScoped
class EventLookup {

    /** What a place in the order of events has. */
    static final int NUMBERS = 4;

    private final ArchivedEvents archive;
    private final SubscriptionLookup subscriptions;
    private final Caller caller;
    private final TenantScope scope;

    @Inject
    EventLookup(ArchivedEvents archive, SubscriptionLookup subscriptions, Caller caller, TenantScope scope) {
        this.archive = archive;
        this.subscriptions = subscriptions;
        this.caller = caller;
        this.scope = scope;
    }

    /**
     * A page of events.
     *
     * @throws ProblemException when the question makes no sense, or names a subscription that is not the reader's
     */
    Answer find(EventQuestion question, Reader reader, NumberKeyset page) {
        return scope.callAsPlatform(() -> {
            UUID subscription = question.subscriptionId().orElse(null);
            ZoneId zone = subscription == null ? ZoneOffset.UTC : zone(subscription, reader);
            Span span = question.when().in(zone);
            EventSearch search = new EventSearch(
                    span.from(),
                    span.to(),
                    subscription,
                    reader.tenant(),
                    reader.partner(),
                    question.known(),
                    question.ordering(),
                    after(page),
                    page.size());
            return new Answer(archive.find(asker(), search), span, zone.getId());
        });
    }

    /**
     * What each key used of a place; a page of them.
     *
     * @param times when it was used
     * @param whole the time that has all of them
     */
    KeysFound keys(Place place, List<ReleaseTime> times, Span whole, @Nullable String tenant, Page page) {
        EventSearch search = new EventSearch(
                whole.from(),
                whole.to(),
                place.subscription(),
                tenant,
                null,
                new Filter(null, null, null, null, place.plan().toString(), place.planVersion(), null),
                Order.OLDEST,
                null,
                page.size());
        return scope.callAsPlatform(() -> archive.byKey(asker(), search, times, page.offset()));
    }

    /** By who asks, not by what: finance that looks for a tenant's events does not take its turn. */
    private Asker asker() {
        return caller.role().isPresent() ? new Asker(caller.tenant().value()) : Asker.PLATFORM;
    }

    private ZoneId zone(UUID id, Reader reader) {
        Map<UUID, Metered> found = subscriptions.find(Set.of(id));
        Metered subscription = found.get(id);
        if (subscription == null || !reader.sees(subscription)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no subscription " + id + " here.");
        }
        return subscription.zone();
    }

    private static @Nullable Position after(NumberKeyset page) {
        if (page.after().isEmpty()) {
            return null;
        }
        long partition = page.after().get(1);
        long index = page.after().get(3);
        if (partition != (int) partition || index != (int) index) {
            throw EventQuestion.invalid("cursor is not one this list has given out.");
        }
        return new Position(
                page.after().getFirst(), (int) partition, page.after().get(2), (int) index);
    }

    /**
     * Whose events may be seen.
     *
     * @param tenant only this consumer's
     * @param partner only those of this partner's models
     */
    record Reader(@Nullable String tenant, @Nullable String partner) {

        private boolean sees(Metered subscription) {
            return (tenant == null || tenant.equals(subscription.tenant()))
                    && (partner == null
                            || partner.equals(subscription.model().partner().value()));
        }
    }

    /** What was found, in which time, and in which zone a day was meant. */
    record Answer(ArchivedEvents.Found found, Span span, String timeZone) {}
}
