package io.modelmarket.billing.archive;

import io.modelmarket.billing.usage.Inspection;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Archived files as a table of a column store: the events that count and that intake was through with. */
final class EventFiles {

    /** Whether an event's usage is billed, as a condition on its columns. */
    static final String BILLABLE = Arrays.stream(UsageEvent.Outcome.values())
            .filter(Inspection::billable)
            .map(outcome -> ColumnStore.quoted(outcome.name()))
            .collect(Collectors.joining(", ", "outcome IN (", ")"));

    private static final String CUT =
            "JOIN upto u ON u.kafka_partition = e.kafka_partition AND e.kafka_offset < u.next_offset";

    private final ColumnStore store;

    EventFiles(ColumnStore store) {
        this.store = store;
        store.execute("CREATE TABLE upto (kafka_partition INTEGER, next_offset BIGINT)");
        store.execute(EventBuffer.TABLE);
    }

    /** Events from these offsets on are left out where it is asked for. */
    void upTo(Map<Integer, Long> offsets) {
        offsets.forEach((partition, next) -> store.update("INSERT INTO upto VALUES (?, ?)", partition, next));
    }

    /**
     * The events as a table of a query, with every field.
     *
     * @param cut whether some of them may have to be left out; looking for them takes longer
     * @param tenant only this consumer's; null for all
     */
    String counted(List<Path> files, boolean cut, @Nullable String tenant) {
        return "(SELECT e.* FROM " + whole(files) + " e " + (cut ? CUT : "") + " WHERE verdict = 'counted'"
                + (tenant == null ? "" : " AND tenant = " + ColumnStore.quoted(tenant)) + ")";
    }

    /** The files, and a table without events that has every field: older files do not have all of them. */
    String whole(List<Path> files) {
        return "(SELECT * FROM " + ColumnStore.parquet(files) + " UNION ALL BY NAME SELECT * FROM event)";
    }
}
