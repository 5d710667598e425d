package io.modelmarket.platform.quota;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.LeaseState;
import io.modelmarket.platform.feed.StateTopic;
import io.modelmarket.platform.usage.NodeConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What billing says of this node's leases. */
@Singleton
class LeaseTopic implements StateTopic {

    private final Quotas quotas;
    private final String suffix;

    LeaseTopic(Quotas quotas, NodeConfig node) {
        this.quotas = quotas;
        this.suffix = "/" + node.name();
    }

    @Override
    public Topic topic() {
        return Topic.LEASES;
    }

    @Override
    public boolean keeps(String key) {
        return key.endsWith(suffix);
    }

    @Override
    public void apply(String key, byte @Nullable [] value) throws InvalidProtocolBufferException {
        String subscription = key.substring(0, key.length() - suffix.length());
        quotas.leased(subscription, value == null ? null : grant(LeaseState.parseFrom(value)));
    }

    private static Lease.Grant grant(LeaseState state) {
        return new Lease.Grant(
                Instant.ofEpochSecond(state.getPeriodFrom().getSeconds()),
                state.getGranted(),
                state.getVersion(),
                state.getOthers(),
                state.getRecalled());
    }
}
