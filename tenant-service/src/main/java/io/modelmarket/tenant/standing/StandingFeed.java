package io.modelmarket.tenant.standing;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.kit.kafka.KafkaClients;
import io.modelmarket.tenant.feed.TopicThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads billing's subscriptions for what they say of their tenants' standing. */
@ApplicationScoped
class StandingFeed {

    private static final Logger LOG = Logger.getLogger(StandingFeed.class);

    private final Standings standings;
    private final TopicThread thread;

    StandingFeed(
            Standings standings,
            KafkaClients kafka,
            @ConfigProperty(name = "market.topics.prefix", defaultValue = "market") String prefix) {
        this.standings = standings;
        this.thread = new TopicThread(kafka, Topic.SUBSCRIPTIONS.named(prefix), this::takeOver);
    }

    void start(@Observes StartupEvent event) {
        thread.start("standing-feed");
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    private void takeOver(String subscription, byte @Nullable [] value) {
        try {
            standings.tell(subscription, value == null ? null : SubscriptionState.parseFrom(value));
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf("passing over the subscription %s that cannot be read", subscription);
        }
    }
}
