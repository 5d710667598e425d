package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event says where its node is, where the node does. */
class RegionTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyEventOfANodeSaysWhereItIs() throws IOException {
        assertThat(recorded("eu-west")).extracting(UsageEvent::getRegion).containsExactly("eu-west", "eu-west");
    }

    @Test
    void aNodeThatSaysNothingWritesTheBytesItAlwaysDid() throws IOException {
        assertThat(recorded(Region.of(Optional.empty()).name()))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getAllFields())
                        .doesNotContainKey(
                                UsageEvent.getDescriptor().findFieldByNumber(UsageEvent.REGION_FIELD_NUMBER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "eu-west-1", "r", "7", "abcdefghijklmnopqrstuvwxyz012345"})
    void aShortNameIsARegion(String name) {
        assertThat(Region.of(Optional.of(name)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EU", "eu west", "-eu", "eu-", "=1+1", "eu_west", "größe", "abcdefghijklmnopqrstuvwxyz0123456"})
    void anythingElseIsRefusedAndSaysHowToWriteIt(String name) {
        assertThatThrownBy(() -> Region.of(Optional.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("market.node.region: '" + name + "'")
                .hasMessageContaining("eu-west");
    }

    private List<UsageEvent> recorded(String region) throws IOException {
        JournalOnDisk disk = new JournalOnDisk(folder);
        Journal.Settings settings = new Journal.Settings(
                disk.folder(),
                "n1",
                region,
                JournalOnDisk.EPOCH,
                Durability.PROCESS_CRASH,
                JournalOnDisk.SEGMENT,
                JournalOnDisk.PLENTY,
                1_000);
        try (Journal journal = new Journal(settings, disk.recover(new ArrayList<>()), SegmentChannel::onFile).start()) {
            journal.append(JournalOnDisk.event(1), sequence -> {}).join();
            journal.append(JournalOnDisk.event(2), sequence -> {}).join();
        }
        List<UsageEvent> events = new ArrayList<>();
        new JournalRecovery(disk.folder(), new DamagedSegments(disk.folder())).open(events::add);
        return events;
    }
}
