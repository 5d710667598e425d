package io.modelmarket.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsOfRecordTest {

    private final EventsOfRecord events = new EventsOfRecord();

    @Test
    void oneEventIsTheWholeValue() {
        byte[] value = event(1).toByteArray();

        assertThat(read(value)).containsExactly(value);
        assertThat(events.damaged()).isFalse();
    }

    @Test
    void severalAreTheirStretchesInOrder() throws InvalidProtocolBufferException {
        UsageEvents several = UsageEvents.newBuilder()
                .addEvents(event(1))
                .addEvents(UsageEvent.getDefaultInstance())
                .addEvents(event(2).toBuilder().setModel("m".repeat(300)))
                .build();

        List<byte[]> found = read(several.toByteArray());

        List<UsageEvent> parsed = new ArrayList<>();
        for (byte[] each : found) {
            parsed.add(UsageEvent.parseFrom(each));
        }
        assertThat(parsed).isEqualTo(several.getEventsList());
        assertThat(EventsOfRecord.count(several.toByteArray())).isEqualTo(3);
    }

    @Test
    void aRecordWithoutValueIsOneStretchOfNothing() {
        assertThat(read(null)).containsExactly(new byte[0]);
        assertThat(read(new byte[0])).containsExactly(new byte[0]);
    }

    @Test
    void whatIsCutOffOrHasSomethingElseInItIsOneStretch() {
        byte[] several = UsageEvents.newBuilder()
                .addEvents(event(1))
                .addEvents(event(2))
                .build()
                .toByteArray();
        int firstEnds = several.length / 2;
        for (int length = 1; length < several.length; length++) {
            byte[] cut = Arrays.copyOf(several, length);
            List<byte[]> found = read(cut);
            assertThat(found).hasSize(1);
            if (length != firstEnds) {
                assertThat(found.getFirst()).isEqualTo(cut);
            }
        }
        byte[] more = Arrays.copyOf(several, several.length + 2);
        more[several.length] = 8;
        assertThat(read(more)).containsExactly(more);
        assertThat(events.damaged()).isTrue();
    }

    @Test
    void noiseEndsWhereItEnds() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            for (int i = 0; i + 2 < noise.length; i += 1 + random.nextInt(12)) {
                noise[i] = (byte) 0xa2;
                noise[i + 1] = 6;
                noise[i + 2] = (byte) random.nextInt(10);
            }
            int last = 0;
            for (events.of(noise); events.next(); ) {
                assertThat(events.from()).isBetween(last, noise.length);
                assertThat(events.to()).isBetween(events.from(), noise.length);
                last = events.to();
            }
            assertThat(last).isEqualTo(noise.length);
        }
    }

    private List<byte[]> read(byte @Nullable [] value) {
        List<byte[]> found = new ArrayList<>();
        for (events.of(value); events.next(); ) {
            assertThat(events.index()).isEqualTo(found.size());
            found.add(events.copy());
        }
        return found;
    }

    private static UsageEvent event(long sequence) {
        return UsageEvent.newBuilder()
                .setNode("node")
                .setEpoch(1)
                .setSequence(sequence)
                .setModel("acme/digits")
                .build();
    }
}
