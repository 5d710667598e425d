package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A torn write and bytes that were changed later are told apart, and what is good reaches billing. */
class JournalDamageTest {

    private static final int RECORDS = 3;
    private static final int EVENTS = 200;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void cutsAWriteOffAtEveryByteAndLosesOnlyTheTornEvent() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        byte[] whole = disk.written(RECORDS);
        for (int length = 0; length <= whole.length; length++) {
            byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, length), JournalOnDisk.SEGMENT);
            List<Long> seen = disk.recovered(torn);

            int expected = 0;
            while (expected < RECORDS && JournalOnDisk.endOfRecords(whole, expected + 1) <= length) {
                expected++;
            }
            assertThat(seen).as("cut at %d", length).hasSize(expected);
            assertThat(disk.aside()).as("cut at %d", length).doesNotExist();
        }
    }

    /** The last record too: it may have been safe, and answered, before it was changed. */
    @Test
    void setsASegmentAsideWhereverItIsDamagedAndBringsEveryGoodEventAllTheSame() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        byte[] whole = disk.written(RECORDS);
        for (boolean filledUp : new boolean[] {false, true}) {
            byte[] file = filledUp ? Arrays.copyOf(whole, JournalOnDisk.SEGMENT) : whole;
            for (int at = 0; at < whole.length; at++) {
                byte[] flipped = file.clone();
                flipped[at] ^= 0x41;

                assertThat(disk.recovered(flipped)).as("flipped at %d", at).isEqualTo(allBut(recordOf(whole, at)));
                assertThat(disk.aside()).as("flipped at %d", at).isDirectoryContaining(Files::exists);
                JournalOnDisk.deleteAll(disk.aside());
            }
        }
    }

    /** Where the file was not cut, a last byte that is zero looks like a write that was cut off by it. */
    @Test
    void setsItAsideWhicheverByteBecomesZero() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        byte[] whole = disk.written(RECORDS);
        for (boolean filledUp : new boolean[] {false, true}) {
            byte[] file = filledUp ? Arrays.copyOf(whole, JournalOnDisk.SEGMENT) : whole;
            for (int at = 0; at < whole.length - (filledUp ? 1 : 0); at++) {
                if (whole[at] != 0) {
                    byte[] changed = file.clone();
                    changed[at] = 0;

                    assertThat(disk.recovered(changed)).as("zero at %d", at).isEqualTo(allBut(recordOf(whole, at)));
                    assertThat(disk.aside()).as("zero at %d", at).isDirectoryContaining(Files::exists);
                    JournalOnDisk.deleteAll(disk.aside());
                }
            }
        }
    }

    @Test
    void noticesAnEventThatIsGoneFromTheEndOfASegmentBeforeTheLast() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        disk.filled(EVENTS);
        Path first = disk.files().getFirst();
        byte[] bytes = Files.readAllBytes(first);
        int events = disk.recover(new ArrayList<>()).all().getFirst().lastOfSubscription().values().stream()
                .mapToInt(Long::intValue)
                .max()
                .orElseThrow();
        Arrays.fill(bytes, JournalOnDisk.endOfRecords(bytes, events - 1), bytes.length, (byte) 0);
        Files.write(first, bytes);

        assertThat(disk.recovered()).hasSize(EVENTS - 1).doesNotContain((long) events);
        assertThat(disk.aside())
                .isDirectoryContaining(file -> file.getFileName().equals(first.getFileName()));
    }

    /** The file before it is whole, and stays where it is. */
    @Test
    void namesASegmentThatIsGoneOnceAndGoesOn() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        List<Long> begins = disk.filled(EVENTS);
        assertThat(begins).hasSizeGreaterThan(3);
        Path gone = Segment.pathIn(disk.folder(), JournalOnDisk.EPOCH, begins.get(1));
        Files.delete(gone);
        DamagedSegments first = new DamagedSegments(disk.folder());
        List<Long> seen = new ArrayList<>();

        disk.recover(seen, first);

        assertThat(first.found()).isEqualTo(1);
        assertThat(disk.aside().resolve(gone.getFileName() + ".missing")).hasContent(Long.toString(begins.get(2) - 1));
        assertThat(disk.aside()).as("and no other file is accused").isDirectoryNotContaining("glob:**.journal");
        assertThat(seen)
                .hasSize(EVENTS - (int) (begins.get(2) - begins.get(1)))
                .doesNotContain(begins.get(1))
                .contains(1L, begins.get(2), (long) EVENTS);

        DamagedSegments second = new DamagedSegments(disk.folder());
        disk.recover(new ArrayList<>(), second);
        assertThat(second.found()).as("it was said").isZero();

        Files.delete(Segment.pathIn(disk.folder(), JournalOnDisk.EPOCH, begins.get(2)));
        disk.recover(new ArrayList<>(), second);
        assertThat(second.found()).as("more is gone").isEqualTo(1);
    }

    /** The segment is cut to what is good, or goes; neither leaves a hole that is told of as another file's. */
    @Test
    void whatWasDamagedIsNotMissingToo() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        List<Long> begins = disk.filled(EVENTS);
        for (int damaged = 0; damaged < 2; damaged++) {
            Path file = Segment.pathIn(disk.folder(), JournalOnDisk.EPOCH, begins.get(damaged));
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, damaged == 0 ? bytes.length - 1 : 0, bytes.length, (byte) 0x41);
            Files.write(file, bytes);
        }
        DamagedSegments first = new DamagedSegments(disk.folder());

        disk.recover(new ArrayList<>(), first);

        assertThat(first.found()).isEqualTo(2);
        assertThat(Segment.pathIn(disk.folder(), JournalOnDisk.EPOCH, begins.get(1)))
                .doesNotExist();
        DamagedSegments second = new DamagedSegments(disk.folder());
        disk.recover(new ArrayList<>(), second);
        assertThat(second.found()).isZero();
    }

    /**
     * Where the process goes on over it: every good record is shown, and the damage is told, in whichever record it is.
     */
    @Test
    void tellsWhereARecordWasChangedThatHadBeenShown() throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        byte[] whole = disk.written(RECORDS);
        Files.createDirectories(disk.folder());
        Path file = Segment.pathIn(disk.folder(), JournalOnDisk.EPOCH, 1);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x41;
            Files.write(file, flipped);
            Segment segment = new Segment(file, JournalOnDisk.EPOCH, 1);
            segment.show(whole.length);
            List<byte[]> shown = new ArrayList<>();

            Segment.Reading read = segment.readFrom(0, shown::add);

            assertThat(shown).as("flipped at %d", at).hasSize(RECORDS - 1);
            assertThat(read.end()).isEqualTo(whole.length);
            assertThat(read.damaged()).as("flipped at %d", at).startsWith("from ");
        }
        Files.write(file, whole);
        Segment good = new Segment(file, JournalOnDisk.EPOCH, 1);
        good.show(whole.length);
        assertThat(good.readFrom(0, shown -> {}).damaged()).isNull();
    }

    private static int recordOf(byte[] whole, int at) {
        int record = 1;
        while (JournalOnDisk.endOfRecords(whole, record) <= at) {
            record++;
        }
        return record;
    }

    private static List<Long> allBut(long sequence) {
        return LongStream.rangeClosed(1, RECORDS)
                .filter(each -> each != sequence)
                .boxed()
                .toList();
    }
}
