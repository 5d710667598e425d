package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A month's files from places with more room and less; each has 10 events and 100 bytes. */
class MonthFilesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    private final List<ArchivedFile> files = List.of(file(3), file(1), file(0), file(2));

    @Test
    void whereThereIsRoomForAllTheyAreReadThroughOnce() {
        Room place = new Room(Long.MAX_VALUE, -1);
        List<List<Integer>> first = new ArrayList<>();
        List<List<Integer>> again = new ArrayList<>();

        try (MonthFiles month = new MonthFiles(place, files, 0)) {
            month.each(15, some -> first.add(hours(some.files())));
            month.each(Long.MAX_VALUE, some -> again.add(hours(some.files())));
            month.requireAll();
        }

        assertThat(place.read).containsExactly(List.of(0, 1, 2, 3));
        assertThat(first).containsExactly(List.of(0, 1), List.of(2, 3));
        assertThat(again).containsExactly(List.of(0, 1, 2, 3));
    }

    @Test
    void whereThereIsLessRoomTheyAreReadSomeAtATime() {
        Room place = new Room(250, 2);
        List<List<Integer>> handedOn = new ArrayList<>();

        try (MonthFiles month = new MonthFiles(place, files, 0)) {
            month.each(1000, some -> handedOn.add(hours(some.files())));
            month.each(1000, some -> handedOn.add(hours(some.files())));

            assertThat(month.sound()).isEqualTo(3);
            assertThat(month.bytes()).isEqualTo(400);
            assertThat(month.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.problem()).isEqualTo("missing"));
            assertThatThrownBy(month::requireAll)
                    .isInstanceOf(ArchiveIncomplete.class)
                    .hasMessageContaining("1 files");
        }

        assertThat(place.read).containsExactly(List.of(0, 1), List.of(2, 3), List.of(0, 1), List.of(2, 3));
        assertThat(handedOn).containsExactly(List.of(0, 1), List.of(3), List.of(0, 1), List.of(3));
    }

    @Test
    void oneThatIsLargerThanTheRoomIsAlone() {
        Room place = new Room(1, -1);

        try (MonthFiles month = new MonthFiles(place, files, 7)) {
            month.each(1000, some -> assertThat(some.paths()).hasSize(1));

            assertThatThrownBy(month::requireAll)
                    .isInstanceOf(ArchiveIncomplete.class)
                    .hasMessageContaining("7 records");
        }

        assertThat(place.read).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
    }

    @Test
    void aMonthWithoutFilesReadsNothing() {
        Room place = new Room(1, -1);

        try (MonthFiles month = new MonthFiles(place, List.of(), 0)) {
            month.each(1000, some -> assertThat(some.files()).isNotEmpty());
            month.requireAll();

            assertThat(month.sound()).isZero();
        }

        assertThat(place.read).isEmpty();
    }

    private static ArchivedFile file(int hour) {
        Instant begin = BEGIN.plusSeconds(3600L * hour);
        return new ArchivedFile(
                new ArchivedFile.Span(0, begin, hour, hour),
                new ArchivedFile.Content(10, 0, 0, begin, begin, false),
                100,
                "0".repeat(64));
    }

    private static List<Integer> hours(List<ArchivedFile> files) {
        return files.stream().map(file -> Math.toIntExact(file.span().first())).toList();
    }

    /** A place that tells what is read of it, with the file of at most one hour missing. */
    private static final class Room implements ArchivePlace {

        private final List<List<Integer>> read = new ArrayList<>();
        private final long bytes;
        private final int missing;

        Room(long bytes, int missing) {
            this.bytes = bytes;
            this.missing = missing;
        }

        @Override
        public Reading read(List<ArchivedFile> files) {
            read.add(hours(files));
            return Reading.of(files.stream()
                    .map(file -> file.span().first() == missing
                            ? Reading.One.unsound(file, "missing")
                            : Reading.One.sound(file, Path.of(file.span().path())))
                    .toList());
        }

        @Override
        public long bytesAtOnce() {
            return bytes;
        }

        @Override
        public void bring(ArchivedFile file, Path draft) {
            throw new AssertionError("only read here");
        }

        @Override
        public void publish(ArchivedFile file, Path draft) {
            throw new AssertionError("only read here");
        }

        @Override
        public void remove(ArchivedFile file) {
            throw new AssertionError("only read here");
        }

        @Override
        public void sweep(Instant before, ArchivedFiles recorded) {
            throw new AssertionError("only read here");
        }
    }
}
