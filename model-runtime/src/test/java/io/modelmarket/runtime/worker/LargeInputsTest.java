package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large inputs are laid into memory that the worker may read, and come back as they were. */
@SuppressWarnings("NullAway.Init") // set before each test
class LargeInputsTest {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 32 << 20;
    private static final int[] FLOATS = {10, 20_000, 150_528, 1 << 20, (1 << 20) + 1, 30_000, 2 << 20};

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private InputFolders folders;

    @BeforeEach
    void start() throws IOException {
        folders = InputFolders.of(folder.resolve("runtime"));
    }

    @AfterEach
    void stop() {
        folders.remove();
    }

    @BeforeAll
    static void onlyWhereThereIsSuchMemory() throws IOException {
        assumeTrue(Files.isDirectory(MEMORY), "the system has memory with names");
        assumeTrue(Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH, "there is room in it");
    }

    @Test
    void arriveWholeInWhateverOrderOfSizesAndLeaveNoName() throws Exception {
        Path inputs;
        try (RunningWorkers workers = RunningWorkers.in(
                folder, config -> config.withLimits(config.limits().withConnections(1)))) {
            inputs = InputFolders.notedIn(folder.resolve("workers"));
            LoadedModel identity = workers.load("acme", TestModels.identity(DataType.FP32, -1));
            for (int floats : FLOATS) {
                Tensor input = input(floats, floats % 3 == 0);

                Tensor output = workers.run(identity, input).outputs().getFirst();

                assertThat(output.data()).as("%d floats", floats).isEqualTo(input.data());
                await().untilAsserted(() -> assertThat(names(inputs)).isEmpty());
            }
            if (workers.workers().status().getFirst().sandbox().keepsFilesWhole()) {
                assertThat(mappings(workers.workers().status().getFirst().pid(), inputs))
                        .as("one room, of the largest")
                        .singleElement()
                        .asString()
                        .contains(" r--s ");
                assertThat(mappings(ProcessHandle.current().pid(), inputs)).hasSize(1);
            }
        }
        assertThat(mappings(ProcessHandle.current().pid(), inputs)).isEmpty();
        assertThat(inputs).doesNotExist();
    }

    @Test
    void goOverTheSocketWhereTheFolderIsNotOurs() throws Exception {
        WorkerFolder own = prepare();
        try {
            assertThat(own.hasInputs()).isTrue();
            Files.setPosixFilePermissions(
                    own.inputs(), java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThat(own.hasInputs()).isFalse();
            InputRegion region = new InputRegion(own.inputs(), 2, own.hasInputs());
            assertThat(region.room(InputRegion.LEAST)).isNull();
        } finally {
            own.removeInputs();
        }
        assertThat(own.hasInputs()).isFalse();
    }

    @Test
    void roomsAreAsLargeAsNeededUpToABoundAndHaveANumber() throws Exception {
        WorkerFolder own = prepare();
        long self = ProcessHandle.current().pid();
        try {
            InputRegion region = new InputRegion(own.inputs(), 2, true);
            assertThat(region.room(InputRegion.LEAST - 1)).isNull();
            assertThat(region.room(InputRegion.MOST + 1)).isNull();
            assertThat(region.room(InputRegion.LEAST)).satisfies(room -> {
                assertThat(room.number()).isEqualTo(1);
                assertThat(room.memory().capacity()).isEqualTo(1 << 20);
            });
            assertThat(region.room(1 << 20))
                    .satisfies(room -> assertThat(room.number()).isEqualTo(1));
            assertThat(region.room((1 << 20) + 1)).satisfies(room -> {
                assertThat(room.number()).isEqualTo(2);
                assertThat(room.memory().capacity()).isEqualTo(2 << 20);
            });
            assertThat(names(own.inputs())).containsExactly("2-2");
            assertThat(mappings(self, own.inputs()))
                    .as("the room before is given back")
                    .hasSize(1);
            region.unname();
            assertThat(names(own.inputs())).isEmpty();
            region.close();
            assertThat(mappings(self, own.inputs())).isEmpty();
            assertThat(region.room(InputRegion.LEAST)).isNull();
        } finally {
            own.removeInputs();
        }
    }

    @Test
    void withoutAFolderNothingIsShared() {
        InputRegion region = new InputRegion(folder.resolve("absent"), 2, true);

        assertThat(region.room(InputRegion.LEAST)).isNull();
    }

    private Tensor input(int floats, boolean direct) {
        ByteBuffer data =
                direct ? ByteBuffer.allocateDirect(floats * Float.BYTES) : ByteBuffer.allocate(floats * Float.BYTES);
        data.order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putFloat(random.nextFloat());
        }
        return new Tensor("x", DataType.FP32, new long[] {floats}, data.flip());
    }

    private WorkerFolder prepare() throws IOException {
        return WorkerFolder.prepare(folder.resolve("worker"), folders.next());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static List<String> mappings(long pid, Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
            return lines.filter(line -> line.contains(folder + "/")).toList();
        }
    }
}
