package io.modelmarket.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hundreds of models from a seed, whole and damaged: each is judged within a bound, and nothing is thrown. */
class HostileCorpusTest {

    private static final int MODELS = 400;
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final List<String> OPERATORS =
            List.of("Relu", "Softmax", "Flatten", "Transpose", "Add", "Identity", "OneHot", "Unsqueeze", "Loop", "If");
    private static final List<String> ATTRIBUTES =
            List.of("axis", "axes", "perm", "kernel_shape", "pads", "group", "to", "value_int", "k", "body");
    private static final long[] NUMBERS = {
        0, 1, -1, 2, 63, 65, -65, 1 << 16, 1L << 31, -(1L << 31), 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Rules rules = new Rules(StaticLimits.standard());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"digits-cnn", "iris-mlp", "text-bow"})
    void trainedModelsPass(String name) throws IOException {
        assertThat(judge(Files.readAllBytes(TestModels.trained(name).resolve("model.onnx"))))
                .isEmpty();
    }

    @Test
    void wholeOnesPass() throws IOException {
        for (int seed = 0; seed < MODELS; seed++) {
            assertThat(judge(whole(new Random(seed)).toByteArray()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void mutatedOnesAreJudged() throws IOException {
        int refused = 0;
        for (int seed = 0; seed < MODELS; seed++) {
            Random random = new Random(seed);
            ModelProto.Builder model = whole(random).toBuilder();
            for (int times = random.nextInt(1, 6); times > 0; times--) {
                mutate(model.getGraphBuilder(), random);
            }
            refused += judge(model.build().toByteArray()).isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(MODELS / 2, MODELS);
    }

    @Test
    void onesWithDamagedBytesAreJudged() throws IOException {
        int refused = 0;
        for (int seed = 0; seed < MODELS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole(random).toByteArray();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            refused += judge(bytes).isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(MODELS / 4, MODELS);
    }

    private Optional<Inspection.Refused> judge(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), bytes);
        return Assertions.assertTimeout(EACH, () -> switch (ModelFile.read(file, 1 << 26)) {
            case ModelFile.Unreadable unreadable -> Optional.of(unreadable.why());
            case ModelFile.Parsed parsed -> rules.firstBroken(parsed.model());
        });
    }

    /** A line of operators that any input passes. */
    private static ModelProto whole(Random random) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
        graph.addInput(OnnxParts.value("v0", DataType.FP32, 2, 4)).addInitializer(OnnxParts.floats("w", 1, 2, 3, 4));
        int nodes = random.nextInt(1, 40);
        for (int i = 0; i < nodes; i++) {
            List<String> inputs = random.nextBoolean() ? List.of("v" + i) : List.of("v" + random.nextInt(i + 1), "w");
            NodeProto.Builder node = OnnxParts.node(inputs.size() == 1 ? "Relu" : "Add", inputs, "v" + (i + 1));
            if (inputs.size() == 1 && random.nextBoolean()) {
                node.setOpType("Transpose").addAttribute(OnnxParts.integers("perm", 1, 0));
            }
            graph.addNode(node);
        }
        return OnnxParts.model(
                graph.addOutput(OnnxParts.value("v" + nodes, DataType.FP32)).build());
    }

    private static void mutate(GraphProto.Builder graph, Random random) {
        NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        String value = "v" + random.nextInt(42);
        switch (random.nextInt(9)) {
            case 0 -> node.setOpType(OPERATORS.get(random.nextInt(OPERATORS.size())));
            case 1 -> node.addAttribute(attribute(graph, random, number));
            case 2 -> node.setInput(0, value);
            case 3 -> node.setOutput(0, value);
            case 4 -> graph.getInitializerBuilder(0).addDims(number);
            case 5 -> graph.getInitializerBuilder(0).setDataType((int) number);
            case 6 -> graph.addInput(OnnxParts.value(value, DataType.INT64, number & Integer.MAX_VALUE));
            case 7 -> node.setDomain(random.nextBoolean() ? "com.microsoft" : "nobody's");
            default -> graph.addInitializer(OnnxParts.longs(value, number));
        }
    }

    private static AttributeProto attribute(GraphProto.Builder graph, Random random, long number) {
        String name = ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size()));
        return switch (random.nextInt(4)) {
            case 0 -> OnnxParts.integer(name, number);
            case 1 -> OnnxParts.graph(name, graph.build());
            case 2 ->
                AttributeProto.newBuilder().setName(name).setRefAttrName("r").build();
            default -> OnnxParts.integers(name, 1, number, number);
        };
    }
}
