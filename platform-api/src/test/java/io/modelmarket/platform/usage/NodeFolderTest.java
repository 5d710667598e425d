package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.proto.UsageMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start has an epoch that no start before it had, and who bears another's name is found out. */
class NodeFolderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void beginsANewEpochAtEachStartAndLetsNobodyElseIn() throws IOException {
        try (NodeFolder held = begun(100)) {
            assertThat(held.epoch()).isEqualTo(100);
            assertThatThrownBy(() -> begun(100)).hasMessageContaining("in use");
        }
        assertThat(epochBegunAt(200)).isEqualTo(200);
    }

    @Test
    void goesOnFromTheLastEpochWhereTheClockStandsOrWasSetBack() throws IOException {
        assertThat(epochBegunAt(100)).isEqualTo(100);
        assertThat(epochBegunAt(100)).isEqualTo(101);
        assertThat(epochBegunAt(50)).isEqualTo(102);
    }

    @Test
    void repeatsNoEpochOnceItsFolderWasPutBack() throws IOException {
        epochBegunAt(100);
        String snapshot = Files.readString(folder.resolve("epoch"));
        long since = epochBegunAt(200);
        Files.writeString(folder.resolve("epoch"), snapshot);

        assertThat(epochBegunAt(300)).isGreaterThan(since);
    }

    @Test
    void repeatsNoEpochOfACountedSort() throws IOException {
        Files.writeString(folder.resolve("epoch"), "7");
        long since = epochBegunAt(1_000);
        Files.writeString(folder.resolve("epoch"), "7");

        assertThat(epochBegunAt(2_000)).isGreaterThan(since);
    }

    @Test
    void findsOutThatAnotherDataPlaneCountsUnderItsName() throws InvalidProtocolBufferException {
        Marks marks = new Marks(new Named("edge", folder, Optional.empty()));
        tell(marks, 100, 9);
        tell(marks, 300, 5);
        marks.own(200, () -> 7);
        tell(marks, 200, 7);
        assertThat(marks.strangeEpochs()).isEqualTo(1);

        tell(marks, 200, 8);
        tell(marks, 300, 6);
        assertThat(marks.strangeEpochs()).isEqualTo(2);
    }

    private NodeFolder begun(long millis) throws IOException {
        return NodeFolder.open(folder, () -> Instant.ofEpochMilli(millis));
    }

    private long epochBegunAt(long millis) throws IOException {
        try (NodeFolder held = begun(millis)) {
            return held.epoch();
        }
    }

    private record Named(String name, Path folder, Optional<String> region) implements NodeConfig {}

    private static void tell(Marks marks, long epoch, long sequence) throws InvalidProtocolBufferException {
        marks.apply(
                "edge/" + epoch + "/0",
                UsageMark.newBuilder()
                        .setNode("edge")
                        .setEpoch(epoch)
                        .setSequence(sequence)
                        .build()
                        .toByteArray());
    }
}
