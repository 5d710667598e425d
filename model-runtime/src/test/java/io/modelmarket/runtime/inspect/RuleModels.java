package io.modelmarket.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.onnx.OnnxParts;
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
        assertThat(broken(OnnxParts.model(graph.build()))).isEmpty();
    }

    static void assertRefused(ModelProto model, String rule, String where, String detail) {
        assertThat(broken(model)).hasValueSatisfying(refused -> {
            assertThat(refused.rule()).as(refused.toString()).isEqualTo(rule);
            assertThat(refused.where()).contains(where);
            assertThat(refused.detail()).contains(detail);
        });
    }

    static void assertRefused(GraphProto.Builder graph, String rule, String where, String detail) {
        assertRefused(OnnxParts.model(graph.build()), rule, where, detail);
    }

    /** A graph from {@code x}, 2 by 4 floats, to {@code y}, whose only node is that one. */
    static GraphProto.Builder around(NodeProto.Builder node, TensorProto... initialisers) {
        return GraphProto.newBuilder()
                .setName("g")
                .addAllInitializer(List.of(initialisers))
                .addNode(node)
                .addInput(OnnxParts.value("x", DataType.FP32, 2, 4))
                .addOutput(OnnxParts.value("y", DataType.FP32));
    }

    /** A node called {@code n} that makes {@code y}. */
    static NodeProto.Builder node(String operator, String... inputs) {
        return OnnxParts.node(operator, List.of(inputs), "y").setName("n");
    }

    /** A function of the file's own domain {@code local} from {@code a} to {@code b}. */
    static FunctionProto.Builder function(String name, NodeProto.Builder... nodes) {
        return FunctionProto.newBuilder()
                .setName(name)
                .setDomain("local")
                .addInput("a")
                .addOutput("b")
                .addOpsetImport(OnnxParts.opset("", 17))
                .addOpsetImport(OnnxParts.opset("local", 1))
                .addAllNode(Arrays.stream(nodes).map(NodeProto.Builder::build).toList());
    }

    /** A call of such a function. */
    static NodeProto.Builder call(String function, String from, String to) {
        return OnnxParts.node(function, List.of(from), to).setDomain("local");
    }

    /** A model that calls the first of these functions. */
    static ModelProto calling(FunctionProto.Builder... functions) {
        ModelProto.Builder model = OnnxParts.model(
                        around(call(functions[0].getName(), "x", "y")).build())
                .toBuilder()
                .addOpsetImport(OnnxParts.opset("local", 1));
        Arrays.stream(functions).forEach(model::addFunctions);
        return model.build();
    }

    /** A body for Loop that passes {@code v} on. */
    static GraphProto.Builder body() {
        return GraphProto.newBuilder()
                .setName("body")
                .addInput(OnnxParts.value("i", DataType.INT64))
                .addInput(OnnxParts.value("again", DataType.BOOL))
                .addInput(OnnxParts.value("v", DataType.FP32, 2, 4))
                .addNode(OnnxParts.node("Identity", List.of("again"), "still"))
                .addNode(OnnxParts.node("Identity", List.of("v"), "w"))
                .addOutput(OnnxParts.value("still", DataType.BOOL))
                .addOutput(OnnxParts.value("w", DataType.FP32, 2, 4));
    }
}
