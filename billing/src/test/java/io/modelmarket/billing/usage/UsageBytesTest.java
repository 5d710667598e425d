package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageBytesTest {

    private static final int EVENTS = 20_000;
    private static final Map<FieldDescriptor.JavaType, Object> ONES = Map.of(
            FieldDescriptor.JavaType.STRING, "1", FieldDescriptor.JavaType.INT, 1, FieldDescriptor.JavaType.LONG, 1L);

    private final UsageBytes bytes = new UsageBytes();
    private final Random around = new Random(11);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsWhatDataPlanesWriteAsProtobufDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            UsageEvent event = RandomEvents.any(random);
            assertThat(reads(event.toByteArray())).isTrue();
            assertSame(event);
        }
    }

    /** Bytes changed, cut off, inserted, put together wrongly: what is read is an event, and the same one. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void readsOfDamagedBytesNothingThatProtobufDoesNot(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < EVENTS; i++) {
            byte[] damaged =
                    RandomEvents.damaged(random, RandomEvents.any(random).toByteArray());
            if (reads(damaged)) {
                read++;
                assertSame(Objects.requireNonNull(Inspection.event(ByteString.copyFrom(damaged))));
            }
        }
        assertThat(read).isGreaterThan(EVENTS / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void readsOfNoiseNothingThatProtobufDoesNot(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            byte[] noise = new byte[random.nextInt(24)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) (8 * random.nextInt(16));
            }
            if (reads(noise)) {
                assertSame(Objects.requireNonNull(Inspection.event(ByteString.copyFrom(noise))));
            }
        }
    }

    /** Whoever adds a field to the event adds it here: until then every event goes the long way. */
    @Test
    void knowsEveryField() {
        assertThat(UsageEvent.getDescriptor().getFields()).allSatisfy(field -> {
            UsageEvent.Builder event = UsageEvent.newBuilder();
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                event.getFieldBuilder(field);
            } else if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
                event.setField(field, field.getEnumType().findValueByNumber(1));
            } else {
                event.setField(field, ONES.get(field.getJavaType()));
            }
            assertThat(reads(event.build().toByteArray())).isTrue();
        });
    }

    @Test
    void leavesToProtobufWhatDataPlanesDoNotWrite() throws IOException {
        UsageEvent event = UsageEvent.newBuilder().setNode("n").setEpoch(1).build();

        assertThat(reads(event.toBuilder().setTenant("größer").build().toByteArray()))
                .isFalse();
        assertThat(reads(RandomEvents.joined(event.toByteArray(), event.toByteArray())))
                .isFalse();
        assertThat(reads(withField(event, 25))).isFalse();
        assertThat(reads(withField(event, 3000))).isFalse();
        assertThat(reads(event.toByteArray())).isTrue();
    }

    @Test
    void namesOfTheSameUsageAreEqualAndOthersAreNot() {
        UsageEvent event = RandomEvents.any(new Random(5)).toBuilder()
                .setTenant("globex")
                .setModel("acme/digits")
                .build();
        Naming naming = naming(event);

        assertThat(naming(event.toBuilder()
                        .setSequence(77)
                        .setKeyId("another")
                        .setRows(9)
                        .setFinishedAt(Timestamp.newBuilder().setSeconds(5))
                        .build()))
                .isEqualTo(naming)
                .hasSameHashCodeAs(naming);
        assertThat(naming(event.toBuilder().setTenant("globey").build())).isNotEqualTo(naming);
        assertThat(naming(event.toBuilder().setModel("acme/digit").build())).isNotEqualTo(naming);
        assertThat(naming(event.toBuilder().setPlanVersion(1234).build())).isNotEqualTo(naming);
        assertThat(naming(event.toBuilder().clearTenant().build())).isNotEqualTo(naming);
    }

    private Naming naming(UsageEvent event) {
        assertThat(reads(event.toByteArray())).isTrue();
        return bytes.naming().copy();
    }

    private void assertSame(UsageEvent event) {
        assertThat(bytes.nodeIs(event.getNode().getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(bytes.node()).isEqualTo(event.getNode());
        assertThat(new long[] {
                    bytes.epoch(),
                    bytes.sequence(),
                    bytes.requests(),
                    bytes.rows(),
                    bytes.computeMicros(),
                    bytes.bytesIn(),
                    bytes.bytesOut(),
                    bytes.tokensIn(),
                    bytes.tokensOut(),
                    bytes.finishedAt()
                })
                .containsExactly(
                        event.getEpoch(),
                        event.getSequence(),
                        event.getRequests(),
                        event.getRows(),
                        event.getComputeMicros(),
                        event.getBytesIn(),
                        event.getBytesOut(),
                        event.getTokensIn(),
                        event.getTokensOut(),
                        event.getFinishedAt().getSeconds());
        assertThat(bytes.billable()).isEqualTo(Inspection.billable(event.getOutcome()));
        assertThat(bytes.hasStarted()).isEqualTo(event.hasStartedAt());
        assertThat(bytes.startedAt()).isEqualTo(event.getStartedAt().getSeconds());
    }

    private static byte[] withField(UsageEvent event, int number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        coded.writeInt64(number, 7);
        coded.flush();
        return RandomEvents.joined(event.toByteArray(), out.toByteArray());
    }

    /** Reads it from between other bytes. */
    private boolean reads(byte[] event) {
        byte[] before = new byte[around.nextInt(20)];
        byte[] behind = new byte[around.nextInt(20)];
        around.nextBytes(before);
        around.nextBytes(behind);
        byte[] all = RandomEvents.joined(RandomEvents.joined(before, event), behind);
        return bytes.read(all, before.length, before.length + event.length);
    }
}
