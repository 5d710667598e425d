package io.modelmarket.platform.usage;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.SequenceRange;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.platform.feed.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Up to where billing has counted this node's journal, by epoch and partition of the usage topic, and what of the rest
 * was sent and has not reached it.
 */
@ApplicationScoped
public class Marks implements StateTopic {

    /** An epoch's events in a partition of the usage topic. */
    record Place(long epoch, int partition) {}

    private record Mark(long sequence, List<SequenceRange> missing) {

        private static final Mark NONE = new Mark(0, List.of());

        /** A mark never goes back; one that is as far is a newer word on what is missing. */
        Mark or(Mark later) {
            return later.sequence >= sequence ? later : this;
        }
    }

    private final Map<Place, Mark> marks = new ConcurrentHashMap<>();
    private final String node;

    Marks(NodeConfig node) {
        this.node = node.name();
    }

    /** Whether billing has counted everything of that epoch and partition up to {@code sequence}. */
    boolean cover(Place place, long sequence) {
        return sequence(place) >= sequence;
    }

    /** Up to where billing has counted everything of that place. */
    long sequence(Place place) {
        return marks.getOrDefault(place, Mark.NONE).sequence();
    }

    /** What billing misses, by place; no place without anything. */
    Map<Place, List<SequenceRange>> missing() {
        Map<Place, List<SequenceRange>> missing = new HashMap<>();
        marks.forEach((place, mark) -> {
            if (!mark.missing().isEmpty()) {
                missing.put(place, mark.missing());
            }
        });
        return missing;
    }

    @Override
    public Topic topic() {
        return Topic.MARKS;
    }

    @Override
    public boolean keeps(String key) {
        return key.startsWith(node + "/");
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            return;
        }
        UsageMark mark = UsageMark.parseFrom(value);
        if (mark.getNode().equals(node)) {
            marks.merge(
                    new Place(mark.getEpoch(), mark.getPartition()),
                    new Mark(mark.getSequence(), mark.getMissingList()),
                    Mark::or);
        }
    }
}
