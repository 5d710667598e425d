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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Up to where billing has counted this node's journal, by epoch and partition of the usage topic, and what of the rest
 * was sent and has not reached it.
 */
@ApplicationScoped
public class Marks implements StateTopic {

    private static final Logger LOG = Logger.getLogger(Marks.class);

    /** An epoch's events in a partition of the usage topic. */
    record Place(long epoch, int partition) {}

    private record Mark(long sequence, List<SequenceRange> missing) {

        private static final Mark NONE = new Mark(0, List.of());

        /** A mark never goes back; one that is as far is a newer word on what is missing. */
        Mark or(Mark later) {
            return later.sequence >= sequence ? later : this;
        }
    }

    /** What this process records itself: one epoch, up to a sequence. */
    private record Own(long epoch, LongSupplier recorded) {

        boolean canBe(Place place, long sequence) {
            return place.epoch() < epoch || (place.epoch() == epoch && sequence <= recorded.getAsLong());
        }
    }

    private final Map<Place, Mark> marks = new ConcurrentHashMap<>();
    private final Set<Long> strange = ConcurrentHashMap.newKeySet();
    private final String node;
    private volatile @Nullable Own own;

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

    /** Says which epoch this process records, and what answers how far it is. */
    void own(long epoch, LongSupplier recorded) {
        own = new Own(epoch, recorded);
        marks.forEach((place, mark) -> look(place, mark.sequence()));
    }

    /**
     * How many epochs billing has counted under this node's name that can be neither this process's nor an earlier
     * one's: another data plane has the same name, or this one's clock was set back before it began.
     */
    int strangeEpochs() {
        return strange.size();
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
            Place place = new Place(mark.getEpoch(), mark.getPartition());
            marks.merge(place, new Mark(mark.getSequence(), mark.getMissingList()), Mark::or);
            look(place, mark.getSequence());
        }
    }

    private void look(Place place, long sequence) {
        Own known = own;
        if (known != null && !known.canBe(place, sequence) && strange.add(place.epoch())) {
            LOG.errorf(
                    "billing has counted epoch %d up to %d of %s, which runs epoch %d and has recorded none of it: another"
                            + " data plane has this name, or a copy of this folder. End one of them: their usage may be"
                            + " taken for the same, and their quotas do not hold",
                    place.epoch(), sequence, node, known.epoch());
        }
    }
}
