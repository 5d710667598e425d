package io.modelmarket.billing.budget;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamReader;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.kit.tenancy.TenantScope;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Reads market.keys from the beginning, in each instance; of keys, their budgets alone are kept. */
final class BudgetReader implements StreamReader {

    private static final Logger LOG = Logger.getLogger(BudgetReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KeyBudgets budgets;
    private final TenantScope scope;

    BudgetReader(KafkaAccess kafka, KeyBudgets budgets, TenantScope scope) {
        this.budgets = budgets;
        this.scope = scope;
        this.consumer = kafka.consumer(Map.of());
        List<TopicPartition> keys = List.of(new TopicPartition(kafka.nameOf(Topic.KEYS), 0));
        consumer.assign(keys);
        consumer.seekToBeginning(keys);
    }

    @Override
    public void step() {
        consumer.poll(POLL).forEach(record -> scope.runAsPlatform(() -> apply(record)));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            KeyState state = record.value() == null ? null : KeyState.parseFrom(record.value());
            if (state == null || !state.hasBudget()) {
                budgets.clear(key, record.offset());
            } else {
                budgets.set(KeyBudgets.Told.of(state), record.offset());
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException | DateTimeException e) {
            LOG.warnf("the budget of key %s at offset %d is passed over: %s", key, record.offset(), e.getMessage());
        }
    }
}
