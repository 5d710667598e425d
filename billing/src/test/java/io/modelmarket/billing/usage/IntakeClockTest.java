package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.usage.fold.Totals;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Nothing is refused for its time by a clock of ours that the database's does not agree with. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class IntakeClockTest {
    /** Nobody reads such a partition. */
    private static final int PARTITION = 4_711;

    @Inject
    Intake intake;

    @Inject
    TenantScope scope;

    @Test
    void usageWaitsThatOnlyAWrongClockOfOursRefuses() throws SQLException {
        IntakeBatch judgedByAWrongClock = refusing(Instant.now(), 1);

        assertThatThrownBy(() -> scope.callAsPlatform(() -> intake.absorb(judgedByAWrongClock)))
                .hasMessageContaining("clock");

        assertThat(parked(1)).isZero();
    }

    @Test
    void usageIsSetAsideThatBothClocksRefuse() throws SQLException {
        IntakeBatch judged = refusing(Instant.now().plus(Duration.ofHours(5)), 2);

        assertThat(scope.callAsPlatform(() -> intake.absorb(judged))).isInstanceOf(Intake.Outcome.TakenIn.class);

        assertThat(parked(2)).isEqualTo(1);
    }

    @Test
    void usageIsSetAsideWhoseTimesContradictEachOther() throws SQLException {
        UsageEvent backwards = event(Instant.now(), 3).toBuilder()
                .setStartedAt(at(Instant.now().plus(Duration.ofMinutes(5))))
                .build();

        scope.callAsPlatform(() -> intake.absorb(refusing(backwards, 3)));

        assertThat(parked(3)).isEqualTo(1);
    }

    private IntakeBatch refusing(Instant finished, long offset) {
        return refusing(event(finished, offset), offset);
    }

    /** A batch of the one event, refused for its time, that moves no offset. */
    private IntakeBatch refusing(UsageEvent event, long offset) {
        Map<Integer, Long> positions = scope.callAsPlatform(() -> intake.positions(Set.of(PARTITION)));
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("usage", PARTITION, offset, new byte[0], event.toByteArray());
        EventsOfRecord at = new EventsOfRecord().of(record.value());
        assertThat(at.next()).isTrue();
        return new IntakeBatch(
                Totals.NONE,
                Collections.emptySortedMap(),
                List.of(Rejection.of(record, at, null, RejectionReason.ABSURD_TIME, "too far from now")),
                Map.of(),
                new IntakeBatch.Offsets(positions, positions),
                new IntakeBatch.Counts(0, 0));
    }

    private static UsageEvent event(Instant finished, long sequence) {
        return UsageEvent.newBuilder()
                .setNode("clock-node")
                .setEpoch(1)
                .setSequence(sequence)
                .setOutcome(UsageEvent.Outcome.ANSWERED)
                .setRequests(1)
                .setFinishedAt(at(finished))
                .build();
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }

    private static long parked(long offset) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT count(*) FROM usage_rejected WHERE partition = ? AND record_offset = ?", PARTITION, offset);
        }
    }
}
