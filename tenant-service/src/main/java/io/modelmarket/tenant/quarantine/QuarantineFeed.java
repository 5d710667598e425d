package io.modelmarket.tenant.quarantine;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.kit.kafka.KafkaClients;
import io.modelmarket.kit.tenancy.TenantScope;
import io.modelmarket.tenant.feed.TopicThread;
import io.modelmarket.tenant.publishing.ConsumerRefusals;
import io.modelmarket.tenant.publishing.Quarantines;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the data planes have quarantined, and which consumers they refuse a release; a report that is known
 * changes nothing.
 */
@ApplicationScoped
class QuarantineFeed {

    private static final Logger LOG = Logger.getLogger(QuarantineFeed.class);

    private final Quarantines quarantines;
    private final ConsumerRefusals refusals;
    private final TenantScope scope;
    private final TopicThread thread;

    QuarantineFeed(
            Quarantines quarantines,
            ConsumerRefusals refusals,
            TenantScope scope,
            KafkaClients kafka,
            @ConfigProperty(name = "market.topics.prefix", defaultValue = "market") String prefix) {
        this.quarantines = quarantines;
        this.refusals = refusals;
        this.scope = scope;
        this.thread = new TopicThread(kafka, Topic.QUARANTINES.named(prefix), this::takeOver);
    }

    void start(@Observes StartupEvent event) {
        thread.start("quarantine-feed");
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    private void takeOver(String key, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        QuarantineState state;
        try {
            state = QuarantineState.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf("passing over the report %s of a quarantine that cannot be read", key);
            return;
        }
        scope.runAsPlatform(() -> {
            if (state.hasRefusal()) {
                refusals.report(state);
            } else {
                quarantines.report(state);
            }
        });
    }
}
