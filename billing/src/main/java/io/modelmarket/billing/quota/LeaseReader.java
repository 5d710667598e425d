package io.modelmarket.billing.quota;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamReader;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.modelmarket.kit.tenancy.TenantScope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads what nodes wish. Hearing a wish again changes nothing, so the place is committed after the work, and several
 * instances may read the same.
 */
final class LeaseReader implements StreamReader {

    private static final Logger LOG = Logger.getLogger(LeaseReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** What a date of the database and a time zone can take, with much room. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /** As many as an event may say of one meter. */
    private static final long MOST_USED = 1_000_000_000_000L;

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._:-]{1,120}");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Leases leases;
    private final NodeLeases nodes;
    private final TenantScope scope;

    LeaseReader(KafkaAccess kafka, Leases leases, NodeLeases nodes, TenantScope scope) {
        this.leases = leases;
        this.nodes = nodes;
        this.scope = scope;
        this.consumer = kafka.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, kafka.prefix() + "-billing-leases"));
        consumer.assign(List.of(new TopicPartition(kafka.nameOf(Topic.LEASE_WISHES), 0)));
    }

    @Override
    public void step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        Map<Place, List<LeaseWish>> wishes = new LinkedHashMap<>();
        Set<String> heard = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            parse(record).ifPresent(wish -> {
                heard.add(wish.getNode());
                if (!wish.getSubscriptionId().isEmpty()) {
                    wishes.computeIfAbsent(Place.of(wish), place -> new ArrayList<>())
                            .add(wish);
                }
            });
        }
        if (!heard.isEmpty()) {
            scope.runAsPlatform(() -> nodes.heard(heard));
        }
        wishes.forEach(this::hear);
        consumer.commitSync();
    }

    /** Wishes that cannot be carried out are passed over, alone: read again and again they would hold up all others. */
    private void hear(Place place, List<LeaseWish> wishes) {
        try {
            scope.runAsPlatform(() -> leases.hear(place.subscription(), place.from(), wishes));
        } catch (SqlFailure | ArithmeticException e) {
            if (e instanceof SqlFailure failure && !failure.isOfTheValues()) {
                throw e;
            }
            if (wishes.size() > 1) {
                wishes.forEach(wish -> hear(place, List.of(wish)));
            } else {
                LOG.warnf(
                        "a wish of %s for a lease of %s from %s on cannot be carried out and is passed over: %s",
                        wishes.getFirst().getNode(), place.subscription(), place.from(), e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Optional<LeaseWish> parse(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            LeaseWish wish = LeaseWish.parseFrom(record.value());
            boolean alive = wish.getSubscriptionId().isEmpty();
            if (NODE.matcher(wish.getNode()).matches() && (alive || isSensible(wish))) {
                return Optional.of(wish);
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException | DateTimeException e) {
            LOG.debugf("not a wish: %s", e.getMessage());
        }
        LOG.warnf("passing over a wish for a lease at offset %d that makes no sense", record.offset());
        return Optional.empty();
    }

    private static boolean isSensible(LeaseWish wish) {
        Place place = Place.of(wish);
        return wish.getCeiling() >= 0
                && wish.getUsed() >= 0
                && wish.getUsed() <= MOST_USED
                && place.from().isAfter(EARLIEST)
                && place.from().isBefore(LATEST);
    }

    /** What wishes are heard together. */
    private record Place(UUID subscription, Instant from) {

        static Place of(LeaseWish wish) {
            return new Place(
                    LeaseStore.Holder.parse(wish.getSubscriptionId()),
                    Instant.ofEpochSecond(wish.getPeriodFrom().getSeconds()));
        }
    }
}
