package io.modelmarket.deploy.launcher.metering;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvents;
import io.modelmarket.deploy.launcher.metering.MeteringPlace.Subscribed;
import io.modelmarket.deploy.stack.process.StackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A data plane that answers many requests: one node, its events spread evenly over the subscriptions. For one thread.
 */
public final class UsageLoad implements AutoCloseable {

    /** What the node is called. */
    static final String NODE = "bench";

    private static final int STEP = 200;
    /** What a data plane puts into a record at most, and how long it gathers. */
    private static final int RECORD_BYTES = 64 * 1024;

    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            1 << 18,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            64L << 20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final List<Subscribed> subscriptions;
    private final InstantSource clock;
    private final int keys;
    private final ConcurrentNavigableMap<Long, Long> sentAt = new ConcurrentSkipListMap<>();
    private final Map<Integer, Gathered> gathered = new HashMap<>();
    private final int partitions;
    private long gatheredAt = System.nanoTime();
    private volatile long sent;
    private @Nullable Future<RecordMetadata> last;

    /** Sends nothing yet; later, events of so many keys for each subscription. */
    public UsageLoad(MeteringPlace place, InstantSource clock, int keys) {
        this.keys = keys;
        this.topic = place.topic();
        this.subscriptions = place.subscriptions();
        this.clock = clock;
        Map<String, Object> settings = new HashMap<>(SETTINGS);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, place.bootstrapServers());
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.partitions = producer.partitionsFor(topic).size();
    }

    /** Sends so many, as fast as it can but no longer than that, and waits until the broker has them. */
    public void send(long events, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (long i = 0; i < events && (i % STEP != 0 || System.nanoTime() < end); i++) {
            sendOne();
        }
        finish();
    }

    /** Sends at a rate for some time; fewer, if it cannot hold the rate. */
    public void send(int perSecond, int seconds) {
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        long all = (long) perSecond * seconds;
        for (long i = 0; i < all && System.nanoTime() < end; i += STEP) {
            pause(begun + TimeUnit.SECONDS.toNanos(1) * i / perSecond - System.nanoTime());
            for (int j = 0; j < STEP; j++) {
                sendOne();
            }
            long now = System.nanoTime();
            sentAt.put(sent, now);
            if (now - gatheredAt > GATHER_NANOS) {
                sendGathered();
            }
        }
        finish();
    }

    /** How many were sent in all. */
    public long sent() {
        return sent;
    }

    /** How long ago the first event was sent that is not among the first so many; 0 when all are. */
    public long nanosBehind(long counted) {
        Map.Entry<Long, Long> next = sentAt.higherEntry(counted);
        return next == null ? 0 : System.nanoTime() - next.getValue();
    }

    private void sendOne() {
        long sequence = sent + 1;
        Subscribed subscription = subscriptions.get((int) (sequence % subscriptions.size()));
        Timestamp now = Timestamp.newBuilder().setSeconds(clock.millis() / 1000).build();
        UsageEvent event = UsageEvent.newBuilder()
                .setNode(NODE)
                .setEpoch(1)
                .setSequence(sequence)
                .setRequestId("request-" + sequence)
                .setTenant(subscription.tenant())
                .setSubscriptionId(subscription.id())
                .setKeyId("key-" + sequence / subscriptions.size() % keys)
                .setModel("bench/model")
                .setVersion("1.0.0")
                .setPlanId(subscription.plan())
                .setPlanVersion(1)
                .setOutcome(UsageEvent.Outcome.ANSWERED)
                .setRequests(1)
                .setRows(1)
                .setComputeMicros(250)
                .setBytesIn(3136)
                .setBytesOut(40)
                .setStartedAt(now)
                .setFinishedAt(now)
                .build();
        gather(subscription, event);
        sent = sequence;
    }

    private void gather(Subscribed subscription, UsageEvent event) {
        int partition =
                Utils.toPositive(Utils.murmur2(subscription.id().getBytes(StandardCharsets.US_ASCII))) % partitions;
        Gathered record = gathered.computeIfAbsent(partition, empty -> new Gathered());
        if (record.add(event) > RECORD_BYTES) {
            last = producer.send(new ProducerRecord<>(topic, partition, null, record.take()));
        }
    }

    private void sendGathered() {
        gathered.forEach((partition, record) -> {
            if (!record.isEmpty()) {
                last = producer.send(new ProducerRecord<>(topic, partition, null, record.take()));
            }
        });
        gatheredAt = System.nanoTime();
    }

    private void finish() {
        sendGathered();
        producer.flush();
        try {
            if (last != null) {
                last.get();
            }
        } catch (ExecutionException e) {
            throw new StackException("the broker does not take events: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long nanos) {
        if (nanos > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Events that become one record. */
    private static final class Gathered {

        private final UsageEvents.Builder events = UsageEvents.newBuilder();
        private int bytes;

        /** How many bytes there are with it. */
        int add(UsageEvent event) {
            events.addEvents(event);
            bytes += event.getSerializedSize();
            return bytes;
        }

        boolean isEmpty() {
            return bytes == 0;
        }

        byte[] take() {
            byte[] record = events.build().toByteArray();
            events.clear();
            bytes = 0;
            return record;
        }
    }
}
