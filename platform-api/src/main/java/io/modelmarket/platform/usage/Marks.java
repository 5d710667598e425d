package io.modelmarket.platform.usage;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.platform.feed.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Up to where billing has counted this node's journal, by epoch and partition of the usage topic. */
@ApplicationScoped
public class Marks implements StateTopic {

    private record Place(long epoch, int partition) {}

    private final Map<Place, Long> sequences = new ConcurrentHashMap<>();
    private final String node;

    Marks(NodeConfig node) {
        this.node = node.name();
    }

    /** Whether billing has counted everything of that epoch and partition up to {@code sequence}. */
    boolean cover(long epoch, int partition, long sequence) {
        return sequences.getOrDefault(new Place(epoch, partition), 0L) >= sequence;
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
            sequences.merge(new Place(mark.getEpoch(), mark.getPartition()), mark.getSequence(), Math::max);
        }
    }
}
