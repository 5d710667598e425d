package io.modelmarket.deploy.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelmarket.deploy.launcher.faults.clock.MovedClock;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a process from outside is really done to it, and undone. */
class OutsideFaultsTest {
    private static final long INEXACT = 30_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {5, -12 * 60, 12 * 60})
    void movesTheClockOfARunningProcessAndPutsItRight(long minutes) {
        try (Teller teller = new Teller(folder.resolve("file"))) {
            assertThat(teller.ask("instant")).as("it is there").isNotNull();
            for (Duration ahead : new Duration[] {Duration.ofMinutes(minutes), Duration.ofHours(1), Duration.ZERO}) {
                MovedClock.of(teller.process(), ahead);

                long expected = System.currentTimeMillis() + ahead.toMillis();
                assertThat(Long.parseLong(teller.ask("instant"))).isCloseTo(expected, within(INEXACT));
                assertThat(Long.parseLong(teller.ask("millis"))).isCloseTo(expected, within(INEXACT));
            }
        }
    }

    @Test
    void hasAProcessFindNoRoomForItsFilesUntilItIsUndone() {
        assumeTrue(FileLimit.possible(), "no prlimit program here");
        try (Teller teller = new Teller(folder.resolve("file"))) {
            assertThat(teller.ask("write")).isEqualTo("written");
            String before = FileLimit.soft(teller.process().pid());

            Undo undo = FileLimit.on(teller.process(), 6);
            try {
                assertThat(FileLimit.soft(teller.process().pid())).isEqualTo("6");
                assertThat(teller.ask("write"))
                        .as("the rest of it does not fit")
                        .isEqualTo("failed");
                assertThat(teller.ask("write")).isEqualTo("failed");
            } finally {
                undo.close();
            }

            assertThat(FileLimit.soft(teller.process().pid())).isEqualTo(before);
            assertThat(teller.ask("write")).isEqualTo("written");
        }
    }

    @Test
    void fillsASmallDiskAndNoOther() throws IOException {
        Path place = folder.resolve("small");
        try (SmallDisk disk = mounted(place)) {
            assertThat(SmallDisk.isOver(place)).isTrue();
            try (Teller teller = new Teller(place.resolve("file"))) {
                try (Ballast ballast = Ballast.in(place)) {
                    ballast.grow();
                    assertThat(teller.ask("write")).isEqualTo("failed");
                    assertThat(Files.size(place.resolve("ballast"))).isLessThanOrEqualTo(1 << 20);
                }
                assertThat(teller.ask("write")).isEqualTo("written");
            }
            disk.keepIn(folder.resolve("kept"));
        }
        assertThat(SmallDisk.isOver(place)).isFalse();
        assertThat(place).isEmptyDirectory();
        assertThat(folder.resolve("kept/file")).hasContent("more");
    }

    @Test
    void fillsNothingOnceTheSmallDiskIsGone() throws IOException {
        Path place = folder.resolve("small");
        SmallDisk disk = mounted(place);
        try (Ballast ballast = Ballast.in(place)) {
            disk.close();
            ballast.grow();

            assertThat(place).isEmptyDirectory();
        }
        assertThatThrownBy(() -> Ballast.in(place)).isInstanceOf(StackException.class);
        assertThat(place).isEmptyDirectory();
        assertThatThrownBy(disk::mount).isInstanceOf(StackException.class);
    }

    @Test
    void fillsNoFolderOfALargeDisk() {
        assertThatThrownBy(() -> Ballast.in(folder)).isInstanceOf(StackException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesAFolderOfALargeDiskForNoSmallOne() {
        assertThat(SmallDisk.isOver(folder)).isFalse();
        assertThat(SmallDisk.isOver(folder.resolve("absent"))).isFalse();
    }

    @Test
    void undoesOnce() {
        AtomicInteger undone = new AtomicInteger();
        Undo undo = Undo.by(undone::incrementAndGet);

        undo.close();
        undo.close();

        undo.unlessDone(undone::incrementAndGet);

        assertThat(undone).hasValue(1);
    }

    @Test
    void undoesAFaultUnderWayWhenItIsDone() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        Undo undo = Undo.by(() -> order.add("undone"));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread fault = Thread.ofVirtual()
                .start(() -> undo.unlessDone(() -> {
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    order.add("done");
                }));
        begun.await();
        Thread undoing = Thread.ofPlatform().start(undo::close);
        Awaitility.await().until(() -> undoing.getState() == Thread.State.BLOCKED);

        go.countDown();
        fault.join();
        undoing.join();

        assertThat(order).containsExactly("done", "undone");
    }

    private static SmallDisk mounted(Path place) {
        try {
            return SmallDisk.over(place, 1 << 20);
        } catch (StackException e) {
            assumeTrue(false, "no mount here: " + e.getMessage());
            throw e;
        }
    }
}
