package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedEvent.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which single events are looked for: those answered in {@code [from, to)}, of all consumers or of what is named.
 *
 * @param tenant the consumer
 * @param partner whose models
 * @param after where the page before ended
 * @param limit most events
 */
public record EventSearch(
        Instant from,
        Instant to,
        @Nullable UUID subscription,
        @Nullable String tenant,
        @Nullable String partner,
        Filter filter,
        Order order,
        @Nullable Position after,
        int limit) {

    /**
     * The longest time that can be looked into at once: a month, and what is charged in it of the end of the one before
     * or after.
     */
    public static final Duration LONGEST = Duration.ofDays(32);

    /** As a table of DuckDB's columns would say it; the texts are its parameters, in order. */
    String condition() {
        List<String> all = new ArrayList<>();
        all.add("finished_at >= make_timestamp(" + micros(from) + ")");
        all.add("finished_at < make_timestamp(" + micros(to) + ")");
        if (subscription != null) {
            all.add("lower(subscription_id) = ?");
        }
        if (partner != null) {
            all.add("starts_with(model, ?)");
        }
        filter.conditions(all);
        if (after != null) {
            all.add(beyond(after));
        }
        return String.join(" AND ", all);
    }

    Object[] parameters() {
        List<Object> all = new ArrayList<>();
        if (subscription != null) {
            all.add(subscription.toString());
        }
        if (partner != null) {
            all.add(partner + "/");
        }
        filter.parameters(all);
        return all.toArray();
    }

    /** Newest first or oldest first. */
    Comparator<ArchivedEvent> comparator() {
        Comparator<ArchivedEvent> oldest = Comparator.comparing(ArchivedEvent::at);
        return order == Order.NEWEST ? oldest.reversed() : oldest;
    }

    /** What is left of the time after the page before. */
    EventSearch narrowed() {
        if (after == null) {
            return this;
        }
        Instant at = Instant.EPOCH.plus(after.micros(), ChronoUnit.MICROS);
        Instant beyond = at.plus(1, ChronoUnit.MICROS);
        Instant first = order == Order.NEWEST || at.isBefore(from) ? from : at;
        Instant last = order == Order.OLDEST || beyond.isAfter(to) ? to : beyond;
        return new EventSearch(first, last, subscription, tenant, partner, filter, order, after, limit);
    }

    String ordering() {
        String word = order == Order.NEWEST ? " DESC" : "";
        return "finished" + word + ", kafka_partition" + word + ", kafka_offset" + word + ", kafka_index" + word;
    }

    private String beyond(Position place) {
        String sign = order == Order.NEWEST ? " < " : " > ";
        String time = "make_timestamp(" + place.micros() + ")";
        return "(finished_at" + sign + time + " OR (finished_at = " + time + " AND (kafka_partition" + sign
                + place.partition() + " OR (kafka_partition = " + place.partition() + " AND (kafka_offset" + sign
                + place.offset() + " OR (kafka_offset = " + place.offset() + " AND coalesce(kafka_index, 0)" + sign
                + place.index() + "))))))";
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Which end comes first. */
    public enum Order {
        NEWEST,
        OLDEST
    }

    /** What events must say of themselves; null where it does not matter. */
    public record Filter(
            @Nullable String release,
            @Nullable String key,
            @Nullable String outcome,
            @Nullable String requestId,
            @Nullable String plan,
            @Nullable Integer planVersion,
            @Nullable String region) {

        private void conditions(List<String> all) {
            if (release != null) {
                all.add("version = ?");
            }
            if (key != null) {
                all.add("key_id = ?");
            }
            if (outcome != null) {
                all.add("outcome = ?");
            }
            if (requestId != null) {
                all.add("request_id = ?");
            }
            if (plan != null) {
                all.add("lower(plan_id) = lower(?)");
            }
            if (planVersion != null) {
                all.add("plan_version = " + planVersion);
            }
            if (region != null) {
                all.add("region = ?");
            }
        }

        private void parameters(List<Object> all) {
            add(all, release);
            add(all, key);
            add(all, outcome);
            add(all, requestId);
            add(all, plan);
            add(all, region);
        }

        private static void add(List<Object> all, @Nullable String text) {
            if (text != null) {
                all.add(text);
            }
        }
    }
}
