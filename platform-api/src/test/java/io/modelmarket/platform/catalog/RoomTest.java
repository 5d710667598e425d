package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who stays and who goes. */
class RoomTest {

    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final String PARTNER = "acme";

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Room room = new Room(100, 0, BUSY, now::get);

    @Test
    void whatFitsSendsNobodyAway() {
        assertThat(room.take(model(1), PARTNER, 60, WantedBy.CALL).leaving()).isEmpty();
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.PUBLICATION).seat())
                .isNotNull();
        assertThat(room.taken()).isEqualTo(100);
        assertThat(room.take(model(3), PARTNER, 1, WantedBy.PUBLICATION).seat()).isNull();
    }

    @Test
    void theLeastRecentlyUsedGoesFirst() {
        Room.Seat first = seated(1, 40);
        pass(Duration.ofSeconds(1));
        seated(2, 40);
        pass(Duration.ofSeconds(1));
        first.touch();
        pass(Duration.ofMinutes(1));

        Room.Seating third = room.take(model(3), PARTNER, 50, WantedBy.CALL);
        assertThat(third.leaving()).containsExactly(model(2));
        loaded(third);
        assertThat(room.taken()).isEqualTo(90);
        pass(Duration.ofMinutes(1));
        assertThat(room.take(model(4), PARTNER, 100, WantedBy.CALL).leaving()).containsExactly(model(1), model(3));
    }

    @Test
    void nothingInUseGoes() {
        Room.Seat seat = seated(1, 80);
        pass(BUSY.plusSeconds(1));
        seat.touch();

        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).seat()).isNull();
        assertThat(room.taken()).as("and nobody has left for nothing").isEqualTo(80);

        pass(BUSY.plusNanos(1));
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).leaving()).containsExactly(model(1));
    }

    @Test
    void whatNobodyCallsGoesForACallAndKeepsItsPlaceAmongItsLike() {
        loaded(room.take(model(1), PARTNER, 80, WantedBy.QUESTION));

        assertThat(room.take(model(2), PARTNER, 40, WantedBy.QUESTION).seat()).isNull();
        Room.Seating called = room.take(model(3), PARTNER, 40, WantedBy.CALL);
        assertThat(called.leaving()).containsExactly(model(1));
        loaded(called);
        loaded(room.take(model(1), PARTNER, 60, WantedBy.QUESTION));
        assertThat(room.take(model(2), PARTNER, 100, WantedBy.QUESTION).seat())
                .as("for one that is asked for, one in use")
                .isNull();

        pass(BUSY.plusNanos(1));
        assertThat(room.take(model(2), PARTNER, 100, WantedBy.QUESTION).leaving())
                .containsExactlyInAnyOrder(model(1), model(3));
    }

    @Test
    void whatWasAskedForStaysOnceItIsCalled() {
        Room.Seat asked = Objects.requireNonNull(
                room.take(model(1), PARTNER, 80, WantedBy.QUESTION).seat());
        asked.loaded();
        asked.touch();

        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).seat()).isNull();
    }

    @Test
    void whatIsAskedForHasItsTimeAmongItsLikeFromWhenItIsLoaded() {
        Room.Seat slow = Objects.requireNonNull(
                room.take(model(1), PARTNER, 80, WantedBy.QUESTION).seat());
        pass(BUSY.multipliedBy(3));
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.QUESTION).seat())
                .as("while it is being loaded")
                .isNull();

        slow.loaded();
        pass(BUSY);
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.QUESTION).seat()).isNull();

        pass(Duration.ofNanos(1));
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.QUESTION).leaving())
                .containsExactly(model(1));
    }

    @Test
    void whatIsAskedForGoesForACallThoughItIsBeingLoaded() {
        assertThat(room.take(model(1), PARTNER, 80, WantedBy.QUESTION).seat()).isNotNull();

        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).leaving()).containsExactly(model(1));
    }

    @Test
    void whatIsCalledStaysHoweverLongItIsBeingLoaded() {
        Room.Seat slow = Objects.requireNonNull(
                room.take(model(1), PARTNER, 80, WantedBy.CALL).seat());
        pass(BUSY.multipliedBy(3));
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).seat()).isNull();

        slow.loaded();
        pass(BUSY.plusNanos(1));
        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).leaving()).containsExactly(model(1));
    }

    @Test
    void whatWasAskedForStaysOnceItIsCalledThoughItIsBeingLoaded() {
        assertThat(room.take(model(1), PARTNER, 80, WantedBy.QUESTION).seat()).isNotNull();

        room.called(model(1));
        room.called(model(2));

        assertThat(room.take(model(2), PARTNER, 40, WantedBy.CALL).seat()).isNull();
    }

    @Test
    void whatIsLargerThanTheRoomNeverFits() {
        seated(1, 80);
        pass(Duration.ofHours(1));

        assertThat(room.take(model(2), PARTNER, 101, WantedBy.CALL).seat()).isNull();
        assertThat(room.taken()).isEqualTo(80);
    }

    @Test
    void whoLeavesOrComesTwiceIsCountedOnce() {
        seated(1, 30);
        seated(1, 50);
        assertThat(room.taken()).isEqualTo(50);

        room.leave(model(1));
        room.leave(model(1));
        assertThat(room.taken()).isZero();
    }

    @Test
    void aPartnersWorkerIsCountedWithItsFirstModelAndGoesWithItsLast() {
        Room shared = new Room(200, 50, BUSY, now::get);
        shared.take(model(1), "acme", 20, WantedBy.CALL);
        shared.take(model(2), "acme", 20, WantedBy.CALL);
        assertThat(shared.taken()).isEqualTo(90);
        assertThat(shared.take(model(3), "globex", 61, WantedBy.PUBLICATION).seat())
                .isNull();
        assertThat(shared.take(model(3), "globex", 60, WantedBy.PUBLICATION).seat())
                .isNotNull();
        assertThat(shared.taken()).isEqualTo(200);

        shared.leave(model(1));
        assertThat(shared.taken()).isEqualTo(180);
        shared.leave(model(2));
        assertThat(shared.taken()).isEqualTo(110);
    }

    @Test
    void roomForANewPartnerIsMadeByAWorkerThatEnds() {
        Room shared = new Room(100, 50, BUSY, now::get);
        loaded(shared.take(model(1), "acme", 40, WantedBy.CALL));
        pass(BUSY.plusSeconds(1));

        assertThat(shared.take(model(2), "globex", 51, WantedBy.CALL).seat()).isNull();
        assertThat(shared.taken()).as("whoever would have left has stayed").isEqualTo(90);
        assertThat(shared.take(model(2), "globex", 50, WantedBy.CALL).leaving()).containsExactly(model(1));
        assertThat(shared.taken()).isEqualTo(100);
    }

    private Room.Seat seated(int number, long bytes) {
        return loaded(room.take(model(number), PARTNER, bytes, WantedBy.CALL));
    }

    private static Room.Seat loaded(Room.Seating seating) {
        Room.Seat seat = Objects.requireNonNull(seating.seat());
        seat.loaded();
        return seat;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static ModelRef model(int number) {
        return new ModelRef(
                "acme/model-" + number, "1.0.0", Integer.toString(number).repeat(64));
    }
}
