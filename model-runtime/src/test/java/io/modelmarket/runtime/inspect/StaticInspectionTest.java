package io.modelmarket.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.google.protobuf.ByteString;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.StringStringEntryProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.worker.WorkerJvm;
import io.modelmarket.runtime.worker.WorkersConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before ONNX Runtime sees a byte: the workers of this inspector could not even be started. */
class StaticInspectionTest {

    private static final ModelProto GOOD = TestModels.identity(DataType.FP32, -1);

    @TempDir
    Path folder;

    private Inspector inspector;

    @BeforeEach
    void start() {
        WorkerJvm none = new WorkerJvm(Path.of("/there/is/no/java"), List.of(), 0, 0);
        inspector = new Inspector(
                WorkersConfig.in(folder.resolve("workers"), Clock.systemUTC()).withJvm(none),
                new InspectionLimits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 1L << 30));
    }

    @Test
    void anEmptyFile() {
        assertThat(refusal(new byte[0])).isEqualTo(refused("empty", "model.onnx", "the file is empty"));
    }

    @Test
    void aFileOverTheLimit() {
        assertThat(refusal(new byte[(1 << 20) + 1]))
                .isEqualTo(refused("size", "model.onnx", "the file has 1048577 bytes; at most 1048576 are allowed"));
    }

    @Test
    void aTruncatedFile() {
        byte[] whole = GOOD.toByteArray();

        assertThat(refusal(Arrays.copyOf(whole, whole.length - 3)).rule()).isEqualTo("onnx-truncated");
    }

    @Test
    void aZipArchive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("model.onnx"));
            zip.write(GOOD.toByteArray());
        }

        assertThat(refusal(bytes.toByteArray()))
                .returns("onnx-format", Inspection.Refused::rule)
                .extracting(Inspection.Refused::detail)
                .asString()
                .contains("a zip archive");
    }

    @Test
    void aText() {
        assertThat(refusal("hello, this is a model".getBytes(StandardCharsets.UTF_8))
                        .rule())
                .startsWith("onnx-");
    }

    @Test
    void randomBytes() {
        qt().withExamples(300).forAll(longs().all()).checkAssert(seed -> {
            byte[] noise = new byte[1 + new Random(seed).nextInt(4000)];
            new Random(seed).nextBytes(noise);
            assertThat(refusal(noise).where()).isNotEmpty();
        });
    }

    @Test
    void aFileWithoutGraph() {
        assertThat(refusal(GOOD.toBuilder().clearGraph().build()).rule()).isEqualTo("graph");
        assertThat(refusal(GOOD.toBuilder()
                        .setGraph(GraphProto.getDefaultInstance())
                        .build()))
                .isEqualTo(refused("graph", "graph", "the graph has no nodes"));
    }

    @Test
    void aFileWithoutOpset() {
        assertThat(refusal(GOOD.toBuilder().clearOpsetImport().build()).rule()).isEqualTo("opset");
    }

    @Test
    void anOpsetOnnxRuntimeDoesNotHave() {
        for (long version : new long[] {0, 6, 27, -1, Long.MAX_VALUE}) {
            assertThat(refusal(GOOD.toBuilder()
                            .setOpsetImport(0, OnnxParts.opset("", version))
                            .build()))
                    .isEqualTo(refused(
                            "opset",
                            "opset_import",
                            "version " + version
                                    + " of the operators of ai.onnx is not supported; export with opset 7 to 26"));
        }
        assertThat(refusal(GOOD.toBuilder()
                                .addOpsetImport(OnnxParts.opset("ai.onnx.ml", 6))
                                .build())
                        .rule())
                .isEqualTo("opset");
    }

    @Test
    void anIrVersionOnnxRuntimeDoesNotRead() {
        assertThat(refusal(GOOD.toBuilder().setIrVersion(14).build()).rule()).isEqualTo("ir-version");
        assertThat(refusal(GOOD.toBuilder().setIrVersion(2).build()).rule()).isEqualTo("ir-version");
        assertThat(refusal(GOOD.toBuilder().clearIrVersion().build()).rule()).isEqualTo("ir-version");
    }

    @Test
    void anUnknownDomain() {
        ModelProto imported = GOOD.toBuilder()
                .addOpsetImport(OnnxParts.opset("com.example", 1))
                .build();
        assertThat(refusal(imported))
                .isEqualTo(refused(
                        "domain",
                        "opset_import",
                        "operators of domain 'com.example' are not available here; use those of ai.onnx, ai.onnx.ml,"
                                + " com.microsoft"));
        GraphProto used = GOOD.getGraph().toBuilder()
                .setNode(
                        0, GOOD.getGraph().getNode(0).toBuilder().setDomain("x").setName("n1"))
                .build();
        assertThat(refusal(OnnxParts.model(used)).where()).isEqualTo("node 'n1' of type Identity");
    }

    @Test
    void dataInOtherFiles() {
        TensorProto outside = TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .addDims(4)
                .setDataLocation(1)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("../../etc/passwd"))
                .build();
        GraphProto graph = GOOD.getGraph().toBuilder().addInitializer(outside).build();
        assertThat(refusal(OnnxParts.model(graph)))
                .returns("external-data", Inspection.Refused::rule)
                .returns("tensor 'w'", Inspection.Refused::where);
        GraphProto inAttribute = GOOD.getGraph().toBuilder()
                .addNode(OnnxParts.node("Constant", List.of(), "c")
                        .addAttribute(
                                AttributeProto.newBuilder().setName("value").setT(outside)))
                .build();
        assertThat(refusal(OnnxParts.model(inAttribute)).rule()).isEqualTo("external-data");
    }

    @Test
    void aStructureThatWouldTakeTooMuchMemory() {
        GraphProto deep = GOOD.getGraph();
        for (int i = 0; i < 20; i++) {
            deep = GraphProto.newBuilder()
                    .addNode(OnnxParts.node("If", List.of("x"), "y")
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("then_branch")
                                    .setG(deep)))
                    .build();
        }
        assertThat(refusal(OnnxParts.model(deep)))
                .isEqualTo(
                        refused("onnx-limits", "model.onnx", "the file has more than 48 messages inside one another"));

        byte[] emptyNodes = new byte[1_040_000];
        for (int i = 0; i < emptyNodes.length; i += 2) {
            emptyNodes[i] = 0x0A; // field 1 of a graph: a node of length 0
        }
        ByteString graph = ByteString.copyFrom(emptyNodes);
        ByteString model = ByteString.copyFrom(new byte[] {0x08, 0x08, 0x3A})
                .concat(varint(graph.size()))
                .concat(graph);
        assertThat(refusal(model.toByteArray()))
                .isEqualTo(refused("onnx-limits", "model.onnx", "the file has more than 500000 messages"));
    }

    private static ByteString varint(int value) {
        ByteString.Output out = ByteString.newOutput();
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteString();
    }

    private Inspection.Refused refusal(ModelProto model) {
        return refusal(model.toByteArray());
    }

    private Inspection.Refused refusal(byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve("model.onnx"), bytes);
            return (Inspection.Refused) inspector.inspect(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inspection.Refused refused(String rule, String where, String detail) {
        return new Inspection.Refused(rule, where, detail);
    }
}
