package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.Multirange;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells the data planes up to where they are counted and what of the rest is missing, which they keep and send again.
 * What is written off is as good as counted for them: nobody waits for it, so it must not hold their journals. The
 * transaction holds the marks' rows, so that whoever tells of one has seen all that is written off of it.
 */
@ApplicationScoped
class MarkAnnouncement {

    /** A node hears of the next ones when it has sent these. */
    private static final int MOST_TOLD = 100;

    private static final String TOLD = "SELECT m.node, m.epoch, m.partition, m.sequence, m.events, " + GapWriteOffs.OPEN
            + " AS missing FROM intake_mark m JOIN unnest(?, ?, ?) AS k (node, epoch, partition)"
            + " ON (m.node, m.epoch, m.partition) = (k.node, k.epoch, k.partition)";

    private final Database database;
    private final Outbox outbox;

    @Inject
    MarkAnnouncement(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Of marks that this transaction has written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(SortedMap<MarkKey, Mark> marks) {
        SortedMap<MarkKey, Mark> told = new TreeMap<>(marks);
        List<MarkKey> gapped = marks.entrySet().stream()
                .filter(mark -> !mark.getValue().missing().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!gapped.isEmpty()) {
            told.putAll(told(gapped));
        }
        tell(told);
    }

    /** As they are now, of marks whose rows this transaction has locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Collection<MarkKey> held) {
        tell(told(held));
    }

    private SortedMap<MarkKey, Mark> told(Collection<MarkKey> keys) {
        SortedMap<MarkKey, Mark> marks = new TreeMap<>();
        database.query(
                TOLD,
                row -> marks.put(
                        new MarkKey(row.getString("node"), row.getLong("epoch"), row.getInt("partition")),
                        new Mark(
                                row.getLong("sequence"),
                                row.getLong("events"),
                                Multirange.parse(row.getString("missing")))),
                SqlArray.column("text", keys, MarkKey::node),
                SqlArray.column("bigint", keys, MarkKey::epoch),
                SqlArray.column("int", keys, MarkKey::partition));
        return marks;
    }

    private void tell(SortedMap<MarkKey, Mark> marks) {
        outbox.publishAll(marks.entrySet().stream()
                .map(mark -> entry(mark.getKey(), mark.getValue()))
                .toList());
    }

    private static Outbox.Entry entry(MarkKey key, Mark mark) {
        return new Outbox.Entry(
                Topic.MARKS,
                key.node() + "/" + key.epoch() + "/" + key.partition(),
                UsageMark.newBuilder()
                        .setNode(key.node())
                        .setEpoch(key.epoch())
                        .setPartition(key.partition())
                        .setSequence(mark.complete())
                        .addAllMissing(mark.missing().stream().limit(MOST_TOLD).toList())
                        .build());
    }
}
