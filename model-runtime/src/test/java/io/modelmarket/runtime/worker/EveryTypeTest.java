package io.modelmarket.runtime.worker;

import static io.modelmarket.runtime.fixture.TestTensors.bytes;
import static io.modelmarket.runtime.fixture.TestTensors.raw;
import static io.modelmarket.runtime.fixture.TestTensors.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every element type goes through ONNX Runtime and back bit for bit. */
class EveryTypeTest {

    @TempDir
    static Path folder;

    private static RunningWorkers workers;

    @BeforeAll
    static void start() throws Exception {
        workers = RunningWorkers.in(folder, config -> config);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BYTES")
    void passesUnchanged(DataType type) throws Exception {
        LoadedModel echo = workers.load("acme", TestModels.identity(type, -1));
        byte[] bytes = new byte[5 * type.width()];
        new Random(type.width()).nextBytes(bytes);
        if (type == DataType.BOOL) {
            bytes = new byte[] {1, 0, 0, 1, 1};
        }

        Tensor output = workers.run(echo, raw("x", type, new long[] {5}, bytes))
                .outputs()
                .getFirst();

        assertThat(output.type()).isEqualTo(type);
        assertThat(bytes(output)).containsExactly(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void passesEmpty(DataType type) throws Exception {
        LoadedModel echo = workers.load("acme", TestModels.identity(type, -1, 3));

        Tensor output = workers.run(echo, raw("x", type, new long[] {0, 3}, new byte[0]))
                .outputs()
                .getFirst();

        assertThat(output.shape()).containsExactly(0, 3);
        assertThat(output.byteSize()).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BYTES")
    void passesScalars(DataType type) throws Exception {
        LoadedModel echo = workers.load("acme", TestModels.identity(type));
        byte[] bytes = new byte[type.width()];
        bytes[0] = 1;

        Tensor output =
                workers.run(echo, raw("x", type, new long[0], bytes)).outputs().getFirst();

        assertThat(output.shape()).isEmpty();
        assertThat(bytes(output)).containsExactly(bytes);
    }

    @Test
    void passesByteStringsWhateverTheyHold() throws Exception {
        LoadedModel echo = workers.load("acme", TestModels.identity(DataType.BYTES, -1, 3));
        List<byte[]> elements = List.of(
                "plain".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                "模型 \uD83D\uDE80".getBytes(StandardCharsets.UTF_8),
                new byte[] {'a', 0, 'b'},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0},
                "x".repeat(100_000).getBytes(StandardCharsets.UTF_8));

        Tensor output = workers.run(echo, strings("x", new long[] {2, 3}, elements))
                .outputs()
                .getFirst();

        assertThat(output.shape()).containsExactly(2, 3);
        assertThat(ByteStrings.unpack(output))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(elements);
    }

    /** Each takes four bytes on the way, and more than the worker's heap has room for as objects. */
    @Test
    void manyTextsDoNotFillTheWorkersHeap() throws Exception {
        LoadedModel echo = workers.load("texts", TestModels.identity(DataType.BYTES, -1));
        run(echo, packed("", 1));
        long pid = pid();

        assertThat(run(echo, packed("", 3_000_000)).elements()).isEqualTo(3_000_000);
        assertThat(run(echo, packed("label", 2_000_000)).byteSize()).isEqualTo(2_000_000 * 9);
        assertThat(run(echo, packed("x".repeat(45 << 20), 1)).byteSize()).isEqualTo(4 + (45 << 20));
        assertThat(run(echo, packed("still there", 1)).byteSize()).isEqualTo(15);
        assertThat(pid()).isEqualTo(pid);
    }

    private static Tensor run(LoadedModel model, Tensor input) throws Exception {
        return workers.run(model, input).outputs().getFirst();
    }

    private static Tensor packed(String element, int times) {
        byte[] text = element.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer all =
                ByteBuffer.allocate(times * (Integer.BYTES + text.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < times; i++) {
            all.putInt(text.length).put(text);
        }
        return new Tensor("x", DataType.BYTES, new long[] {times}, all.flip());
    }

    private static long pid() {
        return workers.workers().status().stream()
                .filter(worker -> worker.partner().equals("texts"))
                .findFirst()
                .orElseThrow()
                .pid();
    }
}
