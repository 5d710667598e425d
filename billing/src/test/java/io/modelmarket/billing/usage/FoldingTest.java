package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.PlanQuota;
import io.modelmarket.billing.subscription.PlanRef;
import io.modelmarket.billing.usage.fold.Claim;
import io.modelmarket.billing.usage.fold.Claims;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.usage.fold.Totals;
import io.modelmarket.billing.usage.fold.UsageFold;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.EventId;
import io.modelmarket.contracts.id.ModelName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches folded from bytes are what the events come to one by one, through protobuf, all judged. */
class FoldingTest {

    private static final Instant NOW = Instant.parse("2026-10-25T00:40:00Z");
    private static final int PARTITIONS = 3;
    private static final int MOST_CLAIMS = 5;
    private static final List<PlanQuota> QUOTAS = List.of(PlanQuota.values());
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("Australia/Lord_Howe"));

    private final Map<UUID, Metered> subscriptions = new HashMap<>();
    private final Stored database = new Stored();
    private final UsageConfig config = new FoldingConfig(60_000, 50);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void batchesAreWhatTheirEventsComeToOneByOne(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            Metered subscription = subscription(i);
            subscriptions.put(subscription.id(), subscription);
        }
        List<ConsumerRecord<byte[], byte[]>> records =
                RandomRecords.following(random, RandomRecords.together(random, records(random, 3000)));
        Reference reference = new Reference();
        Folding folding = new Folding(config, database, () -> NOW, MOST_CLAIMS);

        Map<Integer, Long> positions = new HashMap<>(Map.of(0, 0L, 1, 0L, 2, 0L));
        int at = 0;
        while (at < records.size()) {
            int polls = 1 + random.nextInt(3);
            int begin = at;
            for (int poll = 0; poll < polls && at < records.size(); poll++) {
                int to = Math.min(records.size(), at + 1 + random.nextInt(200));
                folding.add(poll(records.subList(at, to)));
                at = to;
            }
            database.commit();
            IntakeBatch batch = folding.take(positions);
            database.begin(batch.marks());
            reference.take(records.subList(begin, at));
            assertThat(batch.totals()).isEqualTo(reference.totals);
            assertThat(batch.marks()).isEqualTo(reference.marks);
            assertThat(batch.rejections()).containsExactlyInAnyOrderElementsOf(reference.rejections);
            assertThat(batch.counts()).isEqualTo(new IntakeBatch.Counts(reference.accepted, reference.duplicates));
            positions.putAll(batch.offsets().next());
            if (random.nextInt(6) == 0) {
                database.commit();
                folding.discard();
            }
        }
    }

    private static Metered subscription(int number) {
        Map<PlanRef, PlanQuota> plans = new HashMap<>();
        plans.put(new PlanRef(new UUID(7, number), 1), QUOTAS.get(number % QUOTAS.size()));
        plans.put(new PlanRef(new UUID(7, number), 2), QUOTAS.get((number + 1) % QUOTAS.size()));
        return new Metered(
                new UUID(number % 2 == 0 ? 1 : -1, number),
                "tenant-" + number,
                ModelName.parse("acme/digits"),
                ZONES.get(number % ZONES.size()),
                plans,
                Set.of(new PlanRef(new UUID(7, number), 2)));
    }

    /** Of three nodes, over seven hours about a change of clocks; some sent again, some damaged or impossible. */
    private List<ConsumerRecord<byte[], byte[]>> records(Random random, int number) {
        List<Metered> all = List.copyOf(subscriptions.values());
        Map<Integer, Long> offsets = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Metered subscription = all.get(random.nextInt(all.size()));
            int partition = (int) (subscription.id().getLeastSignificantBits() % PARTITIONS);
            String node = "node-" + random.nextInt(3);
            UsageEvent event = event(random, subscription, node, sequences.merge(node, 1L, Long::sum));
            byte[] value = event.toByteArray();
            if (random.nextInt(40) == 0) {
                value = RandomEvents.damaged(random, value);
            }
            if (random.nextInt(200) == 0) {
                value = null;
            }
            for (int copies = random.nextInt(9) == 0 ? 2 : 1; copies > 0; copies--) {
                long offset = offsets.merge(partition, 1L, Long::sum) - 1;
                records.add(new ConsumerRecord<>("usage", partition, offset, new byte[0], value));
            }
            if (random.nextInt(60) == 0) {
                RandomRecords.again(records, random.nextInt(Math.min(100, records.size())), offsets);
            }
        }
        return records;
    }

    private static UsageEvent event(Random random, Metered subscription, String node, long sequence) {
        long finished = NOW.getEpochSecond() - random.nextInt(7 * 3600);
        UsageEvent.Builder event = UsageEvent.newBuilder()
                .setNode(node)
                .setEpoch(1 + random.nextInt(2))
                .setSequence(sequence)
                .setTenant(subscription.tenant())
                .setSubscriptionId(subscription.id().toString())
                .setKeyId("key-" + random.nextInt(3))
                .setModel("acme/digits")
                .setVersion(random.nextInt(5) == 0 ? "no version" : "1.0." + random.nextInt(2))
                .setPlanId(new UUID(7, subscription.id().getLeastSignificantBits()).toString())
                .setPlanVersion(1 + random.nextInt(2))
                .setOutcome(random.nextInt(4) == 0 ? UsageEvent.Outcome.FAILED : UsageEvent.Outcome.ANSWERED)
                .setRequests(1)
                .setRows(random.nextInt(50))
                .setComputeMicros(random.nextInt(5000))
                .setBytesIn(3136)
                .setBytesOut(40)
                .setTokensIn(random.nextInt(900))
                .setTokensOut(random.nextInt(90))
                .setStartedAt(Timestamp.newBuilder().setSeconds(finished).setNanos(5))
                .setFinishedAt(Timestamp.newBuilder().setSeconds(finished).setNanos(9));
        return spoiled(random, failing(random, event), finished).build();
    }

    /** Perhaps a failure that is billed, most of them as they should be, on plan versions that bill them and others. */
    private static UsageEvent.Builder failing(Random random, UsageEvent.Builder event) {
        if (random.nextInt(4) != 0) {
            return event;
        }
        event.setOutcome(UsageEvent.Outcome.FAILED_BILLED)
                .setPlanVersion(random.nextInt(5) == 0 ? 1 : 2)
                .setBilledFailureValue(random.nextInt(20) == 0 ? 4 * random.nextInt(2) : 1 + random.nextInt(3));
        return random.nextInt(20) == 0
                ? event
                : event.clearRows()
                        .clearBytesIn()
                        .clearBytesOut()
                        .clearTokensIn()
                        .clearTokensOut();
    }

    private static UsageEvent.Builder spoiled(Random random, UsageEvent.Builder event, long finished) {
        return switch (random.nextInt(160)) {
            case 0 -> event.setRequests(-1);
            case 1 -> event.setRows(Long.MAX_VALUE);
            case 2 -> event.setFinishedAt(Timestamp.newBuilder().setSeconds(finished + 90_000));
            case 3 -> event.setStartedAt(Timestamp.newBuilder().setSeconds(finished + 1));
            case 4 -> event.setTenant("somebody");
            case 5 -> event.setPlanVersion(9);
            case 6 -> event.setSubscriptionId(UUID.randomUUID().toString());
            case 7 -> event.setOutcomeValue(random.nextInt(3) * 3);
            case 8 -> event.setNode("no node");
            case 9 -> event.setKeyId("schlüssel");
            case 10 -> event.setSequence(-random.nextInt(2));
            default -> event;
        };
    }

    private static ConsumerRecords<byte[], byte[]> poll(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions = records.stream()
                .collect(Collectors.groupingBy(record -> new TopicPartition(record.topic(), record.partition())));
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        partitions.forEach((partition, of) ->
                next.put(partition, new OffsetAndMetadata(of.getLast().offset() + 1)));
        return new ConsumerRecords<>(partitions, next);
    }

    /** The long way for every event. */
    private final class Reference {

        private final Claims claims = new Claims(Map.of());
        private final Inspection inspection = new Inspection(config, NOW);
        private @Nullable Claim begun;
        private Totals totals = new Totals(List.of(), List.of(), List.of());
        private Map<MarkKey, Mark> marks = Map.of();
        private List<Rejection> rejections = List.of();
        private long accepted;
        private long duplicates;

        void take(List<ConsumerRecord<byte[], byte[]>> records) {
            UsageFold fold = new UsageFold();
            rejections = new ArrayList<>();
            accepted = 0;
            duplicates = 0;
            for (ConsumerRecord<byte[], byte[]> record : poll(records)) {
                for (EventsOfRecord at = new EventsOfRecord().of(record.value()); at.next(); ) {
                    take(record, at, fold);
                }
                if (begun != null) {
                    begun.end();
                    begun = null;
                }
            }
            totals = fold.take();
            marks = claims.takeMoved();
        }

        private void take(ConsumerRecord<byte[], byte[]> record, EventsOfRecord at, UsageFold fold) {
            UsageEvent event = Inspection.event(at);
            Optional<EventId> id = event == null ? Optional.empty() : Inspection.identity(event);
            if (event == null || id.isEmpty()) {
                rejections.add(Rejection.of(
                        record,
                        at,
                        null,
                        event == null ? RejectionReason.MALFORMED : RejectionReason.MISSING_IDENTITY,
                        event == null ? "the value is not a usage event" : "node, epoch or sequence is not valid"));
            } else if (take(id.get(), record)) {
                Metered subscription =
                        Inspection.subscription(event).map(subscriptions::get).orElse(null);
                switch (inspection.judge(event, id.get(), record.partition(), subscription)) {
                    case Verdict.Counts counts -> {
                        accepted++;
                        fold.add(counts.usage());
                    }
                    case Verdict.Refused refused ->
                        rejections.add(Rejection.of(record, at, id.get(), refused.reason(), refused.detail()));
                }
            } else {
                duplicates++;
            }
        }

        private boolean take(EventId id, ConsumerRecord<byte[], byte[]> record) {
            Claim claim = claims.of(id, record.partition());
            if (begun == null) {
                begun = claim;
                claim.begin(Inspection.after(record));
            }
            return claim.take(id.sequence());
        }
    }

    /** Knows the subscriptions that were asked for last, and the marks of batches that are written. */
    private final class Stored implements Lookups {

        private final Map<MarkKey, Mark> written = new HashMap<>();
        private Map<MarkKey, Mark> underWay = Map.of();
        private Set<UUID> loaded = Set.of();

        void begin(Map<MarkKey, Mark> marks) {
            underWay = marks;
        }

        void commit() {
            written.putAll(underWay);
        }

        @Override
        public Map<MarkKey, Mark> load(Set<MarkKey> keys, Collection<UsageEvent> events) {
            loaded = events.stream()
                    .flatMap(event -> Inspection.subscription(event).stream())
                    .collect(Collectors.toSet());
            return keys.stream().collect(Collectors.toMap(key -> key, key -> written.getOrDefault(key, Mark.NONE)));
        }

        @Override
        public @Nullable Metered subscription(UUID id) {
            return loaded.contains(id) ? subscriptions.get(id) : null;
        }
    }
}
