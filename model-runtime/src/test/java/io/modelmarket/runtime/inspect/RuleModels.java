package io.modelmarket.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.tensor.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small models that break one rule each, and what all rules together say of them. */
final class RuleModels {

    static final StaticLimits LIMITS = StaticLimits.standard();

    private RuleModels() {}

    /** What the first broken rule says. */
    static Optional<Inspection.Refused> broken(ModelProto model) {
        return new Rules(LIMITS).firstBroken(model);
    }

    static void assertAccepted(GraphProto.Builder graph) {
        assertThat(broken(TestModels.model(graph.build()))).isEmpty();
    }

    static void assertRefused(ModelProto model, String rule, String where, String detail) {
        assertThat(broken(model)).hasValueSatisfying(refused -> {
            assertThat(refused.rule()).as(refused.toString()).isEqualTo(rule);
            assertThat(refused.where()).contains(where);
            assertThat(refused.detail()).contains(detail);
        });
    }

    static void assertRefused(GraphProto.Builder graph, String rule, String where, String detail) {
        assertRefused(TestModels.model(graph.build()), rule, where, detail);
    }

    /** A graph from {@code x}, 2 by 4 floats, to {@code y}, whose only node is that one. */
    static GraphProto.Builder around(NodeProto.Builder node, TensorProto... initialisers) {
        return GraphProto.newBuilder()
                .setName("g")
                .addAllInitializer(List.of(initialisers))
                .addNode(node)
                .addInput(TestModels.value("x", DataType.FP32, 2, 4))
                .addOutput(TestModels.value("y", DataType.FP32));
    }

    /** A node called {@code n} that makes {@code y}. */
    static NodeProto.Builder node(String operator, String... inputs) {
        return TestModels.node(operator, List.of(inputs), "y").toBuilder().setName("n");
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(2).setI(value).build();
    }

    static AttributeProto integers(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(7)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    static AttributeProto graph(String name, GraphProto graph) {
        return AttributeProto.newBuilder().setName(name).setType(5).setG(graph).build();
    }

    static TensorProto longs(String name, long... values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.INT64.onnxElementType())
                .addDims(values.length)
                .addAllInt64Data(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** A function of the file's own domain {@code local} from {@code a} to {@code b}. */
    static FunctionProto.Builder function(String name, NodeProto... nodes) {
        return FunctionProto.newBuilder()
                .setName(name)
                .setDomain("local")
                .addInput("a")
                .addOutput("b")
                .addOpsetImport(TestModels.opset("", 17))
                .addOpsetImport(TestModels.opset("local", 1))
                .addAllNode(List.of(nodes));
    }

    /** A call of such a function. */
    static NodeProto call(String function, String from, String to) {
        return TestModels.node(function, List.of(from), to).toBuilder()
                .setDomain("local")
                .build();
    }

    /** A model that calls the first of these functions. */
    static ModelProto calling(FunctionProto.Builder... functions) {
        ModelProto.Builder model =
                TestModels.model(around(call(functions[0].getName(), "x", "y").toBuilder())
                                .build())
                        .toBuilder()
                        .addOpsetImport(TestModels.opset("local", 1));
        Arrays.stream(functions).forEach(model::addFunctions);
        return model.build();
    }

    /** A body for Loop that passes {@code v} on. */
    static GraphProto.Builder body() {
        return GraphProto.newBuilder()
                .setName("body")
                .addInput(TestModels.value("i", DataType.INT64))
                .addInput(TestModels.value("again", DataType.BOOL))
                .addInput(TestModels.value("v", DataType.FP32, 2, 4))
                .addNode(TestModels.node("Identity", List.of("again"), "still"))
                .addNode(TestModels.node("Identity", List.of("v"), "w"))
                .addOutput(TestModels.value("still", DataType.BOOL))
                .addOutput(TestModels.value("w", DataType.FP32, 2, 4));
    }
}
