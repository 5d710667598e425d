package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.stream.TopicEnds;
import io.modelmarket.contracts.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of the usage topic nobody has taken in, whichever instance would: what Kafka has beside what is committed.
 * Across tenants only.
 */
@ApplicationScoped
public class IntakeLag {

    private final TopicEnds ends;
    private final Database database;

    @Inject
    IntakeLag(TopicEnds ends, Database database) {
        this.ends = ends;
        this.database = database;
    }

    /**
     * About how many events: as many in a record as there were so far. Nothing where Kafka cannot be asked. What is
     * taken in by the end was in Kafka when that was asked.
     */
    @Transactional
    public OptionalLong events() {
        Optional<Map<Integer, TopicEnds.Span>> there = ends.of(Topic.USAGE);
        if (there.isEmpty()) {
            return OptionalLong.empty();
        }
        Map<Integer, Long> next = new HashMap<>();
        database.query(
                "SELECT partition, next_offset FROM intake_offset WHERE partition >= 0",
                row -> next.put(row.getInt("partition"), row.getLong("next_offset")));
        long records = records(there.get(), next);
        if (records == 0) {
            return OptionalLong.of(0);
        }
        long taken = next.values().stream().mapToLong(Long::longValue).sum();
        long events = database.first(
                        "SELECT coalesce(sum(events), 0)::bigint AS events FROM intake_mark",
                        row -> row.getLong("events"))
                .orElse(0L);
        Density density = new Density();
        density.saw(taken, Math.max(taken, events));
        return OptionalLong.of(density.events(records));
    }

    /** How many records lie beyond what is taken in of each partition; one that was never read begins where it does. */
    static long records(Map<Integer, TopicEnds.Span> there, Map<Integer, Long> next) {
        return there.entrySet().stream()
                .mapToLong(partition -> {
                    TopicEnds.Span span = partition.getValue();
                    long from = Math.max(span.begin(), next.getOrDefault(partition.getKey(), 0L));
                    return Math.max(0, span.end() - from);
                })
                .sum();
    }
}
