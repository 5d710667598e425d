package io.modelmarket.billing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.LeaseState;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a data plane keeps of one lease: what it was told, what it promised, and a journal that is sent when it is. */
final class LeasedNode {

    final String name = "node-" + UUID.randomUUID();
    private final Market market;
    private final Consumer consumer;
    private final Instant periodFrom;
    private final Deque<UsageEvent> journal = new ArrayDeque<>();
    private long granted;
    private long version;
    private long promisedOf = -1;
    private long promise;
    private long answered;
    boolean recalled;

    LeasedNode(Market market, Consumer consumer, Instant periodFrom) {
        this.market = market;
        this.consumer = consumer;
        this.periodFrom = periodFrom;
    }

    long answered() {
        return answered;
    }

    long version() {
        return version;
    }

    long left() {
        return (promisedOf >= version ? Math.min(promise, granted) : granted) - answered;
    }

    /** Asks for so many beyond what it answered. */
    void ask(long more) {
        wish(answered + more);
    }

    /** Gives back all but so many. */
    void keep(long units) {
        if (units < left()) {
            promisedOf = version;
            promise = answered + units;
            wish(promise);
        }
    }

    private void wish(long ceiling) {
        market.topics.send(
                Topic.LEASE_WISHES,
                key(),
                LeaseWish.newBuilder()
                        .setSubscriptionId(consumer.subscription)
                        .setNode(name)
                        .setPeriodFrom(Timestamp.newBuilder().setSeconds(periodFrom.getEpochSecond()))
                        .setCeiling(ceiling)
                        .setVersion(version)
                        .build());
        market.topics.flush();
    }

    /** Answers as many as it may, so many at most; each is in its journal. */
    void answer(long times, Instant at) {
        for (long i = Math.min(times, left()); i > 0; i--) {
            answered++;
            journal.add(consumer.event(answered, at).setNode(name).build());
        }
    }

    /** Sends so many events of its journal, some of them twice. */
    void forward(int events) {
        for (int i = 0; i < events && !journal.isEmpty(); i++) {
            UsageEvent event = journal.removeFirst();
            consumer.send(event);
            if (event.getSequence() % 7 == 0) {
                consumer.send(event);
            }
        }
        market.topics.flush();
    }

    /** Hears what billing has said up to now. */
    void hear() throws InvalidProtocolBufferException {
        for (ConsumerRecord<byte[], byte[]> record : market.topics.read(Topic.LEASES, 0)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(key())) {
                LeaseState state = LeaseState.parseFrom(record.value());
                granted = state.getGranted();
                version = state.getVersion();
                recalled = state.getRecalled();
            }
        }
    }

    private String key() {
        return consumer.subscription + "/" + name;
    }
}
