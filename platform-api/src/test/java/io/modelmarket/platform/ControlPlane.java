package io.modelmarket.platform;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ArtifactFile;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.contracts.event.proto.LeaseState;
import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.event.proto.NodeMark;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.modelmarket.contracts.event.proto.RateLimit;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.event.proto.TenantState;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.runtime.artifact.ArtifactFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Says on Kafka what tenant-service and billing would say. */
public final class ControlPlane implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LONG_AGO = 1_700_000_000L;

    private final Map<String, String> settings;
    private final KafkaProducer<byte[], byte[]> producer;

    ControlPlane(Map<String, String> settings) {
        this.settings = settings;
        this.producer =
                new KafkaClients(DataPlane.client(settings)).producer(Map.of(ProducerConfig.ACKS_CONFIG, "all"));
    }

    /** A new key of that tenant. */
    public KeyToken key(String tenant) {
        return key(tenant, state -> state);
    }

    /** A new key of that tenant, changed before it is published. */
    public KeyToken key(String tenant, UnaryOperator<KeyState.Builder> change) {
        KeyToken token = KeyToken.generate("test", RANDOM);
        publish(token, tenant, change);
        return token;
    }

    /** The key as it was, once more. */
    public void republish(KeyToken token, String tenant) {
        publish(token, tenant, state -> state);
    }

    /** The key in another state. */
    public void republish(KeyToken token, String tenant, UnaryOperator<KeyState.Builder> change) {
        publish(token, tenant, change);
    }

    /** The key, as of now revoked. */
    public void revoke(KeyToken token, String tenant) {
        publish(token, tenant, state -> state.setRevokedAt(seconds(LONG_AGO)));
    }

    /** Publishes the model under that name and version. */
    public void publish(String model, String version, SampleModel sample) {
        publish(model, version, sample.modelFile(), ReleaseState.Status.PUBLISHED, sample);
    }

    /** Publishes a release whose {@code model.onnx} is that file. */
    public void publish(String model, String version, byte[] file, ReleaseState.Status status, SampleModel signature) {
        publish(model, version, file, signature, state -> state.setStatus(status));
    }

    /** Publishes a release, changed before it is published. */
    public void publish(
            String model,
            String version,
            byte[] file,
            SampleModel signature,
            UnaryOperator<ReleaseState.Builder> change) {
        String digest;
        try {
            digest = new ArtifactFolder(Path.of(setting("market.artifacts.folder")))
                    .put(new ByteArrayInputStream(file), Long.MAX_VALUE)
                    .sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send(
                Topic.RELEASES,
                model + "@" + version,
                change.apply(ReleaseState.newBuilder()
                                .setModel(model)
                                .setVersion(version)
                                .setStatus(ReleaseState.Status.PUBLISHED)
                                .setDisplayName(model + " for tests")
                                .addFiles(ArtifactFile.newBuilder()
                                        .setName("model.onnx")
                                        .setSha256(digest)
                                        .setBytes(file.length))
                                .addInputs(signature.input())
                                .addOutputs(signature.output())
                                .setPublishedAt(seconds(LONG_AGO)))
                        .build());
    }

    /** A new active subscription; its id. */
    public String subscribe(String tenant, String model, long monthlyRequests) {
        return subscribe(tenant, model, state -> state.setMonthlyRequests(monthlyRequests));
    }

    /** A new active subscription, changed before it is published; its id. */
    public String subscribe(String tenant, String model, UnaryOperator<SubscriptionState.Builder> change) {
        String id = UUID.randomUUID().toString();
        resubscribe(id, tenant, model, change);
        return id;
    }

    /** A new state of a subscription. */
    public void resubscribe(String id, String tenant, String model, UnaryOperator<SubscriptionState.Builder> change) {
        SubscriptionState.Builder state = SubscriptionState.newBuilder()
                .setSubscriptionId(id)
                .setTenant(tenant)
                .setModel(model)
                .setPlanId("plan-1")
                .setPlanVersion(3)
                .setPlanName("standard")
                .setPricePerRequest("0.002")
                .setCurrency("EUR")
                .setStatus(SubscriptionState.Status.ACTIVE)
                .setTimeZone("UTC");
        send(Topic.SUBSCRIPTIONS, id, change.apply(state).build());
    }

    static RateLimit rate(int perSecond, int burst) {
        return RateLimit.newBuilder()
                .setRequestsPerSecond(perSecond)
                .setBurst(burst)
                .build();
    }

    /** Suspends the tenant, or lets it go on. */
    public void suspend(String tenant, boolean suspended) {
        send(
                Topic.MEMBERS,
                tenant,
                MembersRecord.newBuilder()
                        .setTenant(TenantState.newBuilder().setTenant(tenant).setSuspended(suspended))
                        .build());
    }

    /** Billing's word on a subscription's running month. */
    public void counted(String subscription, long used, Instant now, long epoch, long sequence) {
        LocalDate first = now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        send(
                Topic.QUOTAS,
                subscription,
                QuotaState.newBuilder()
                        .setSubscriptionId(subscription)
                        .setPeriodFrom(
                                seconds(first.atStartOfDay(ZoneOffset.UTC).toEpochSecond()))
                        .setPeriodTo(seconds(
                                first.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()))
                        .setUsed(used)
                        .addCounted(NodeMark.newBuilder()
                                .setNode(setting("market.node.name"))
                                .setEpoch(epoch)
                                .setSequence(sequence))
                        .build());
    }

    /** Billing's word on this node's lease of the running month in UTC, changed before it is published. */
    public void lease(String subscription, long granted, long version, UnaryOperator<LeaseState.Builder> change) {
        LocalDate first = InstantSource.system()
                .instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1);
        String node = setting("market.node.name");
        send(
                Topic.LEASES,
                subscription + "/" + node,
                change.apply(LeaseState.newBuilder()
                                .setSubscriptionId(subscription)
                                .setNode(node)
                                .setPeriodFrom(seconds(
                                        first.atStartOfDay(ZoneOffset.UTC).toEpochSecond()))
                                .setGranted(granted)
                                .setVersion(version))
                        .build());
    }

    /** Billing's mark on this node's journal. */
    public void mark(long epoch, int partition, long sequence) {
        String node = setting("market.node.name");
        send(
                Topic.MARKS,
                node + "/" + epoch + "/" + partition,
                UsageMark.newBuilder()
                        .setNode(node)
                        .setEpoch(epoch)
                        .setPartition(partition)
                        .setSequence(sequence)
                        .build());
    }

    /** Puts any record on a topic, a tombstone for null, and waits until Kafka has it. */
    public void send(Topic topic, String key, @Nullable Message value) {
        sendBytes(topic, key, value == null ? null : value.toByteArray());
    }

    void sendBytes(Topic topic, String key, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(
                            topic.named(setting("market.topics.prefix")), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void publish(KeyToken token, String tenant, UnaryOperator<KeyState.Builder> change) {
        KeyState.Builder state = KeyState.newBuilder()
                .setKeyId(token.id())
                .setTenant(tenant)
                .setSecretSha256(ByteString.copyFrom(token.secretSha256()))
                .setCreatedAt(seconds(LONG_AGO));
        send(Topic.KEYS, token.id(), change.apply(state).build());
    }

    static Timestamp seconds(long epochSecond) {
        return Timestamp.newBuilder().setSeconds(epochSecond).build();
    }

    String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    @Override
    public void close() {
        producer.close();
    }
}
