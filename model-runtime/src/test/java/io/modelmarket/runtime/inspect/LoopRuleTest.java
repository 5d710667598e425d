package io.modelmarket.runtime.inspect;

import static io.modelmarket.runtime.inspect.RuleModels.around;
import static io.modelmarket.runtime.inspect.RuleModels.assertAccepted;
import static io.modelmarket.runtime.inspect.RuleModels.assertRefused;
import static io.modelmarket.runtime.inspect.RuleModels.body;
import static io.modelmarket.runtime.inspect.RuleModels.calling;
import static io.modelmarket.runtime.inspect.RuleModels.function;
import static io.modelmarket.runtime.inspect.RuleModels.node;
import static io.modelmarket.runtime.onnx.OnnxParts.graph;
import static io.modelmarket.runtime.onnx.OnnxParts.longs;

import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often loops go round. */
class LoopRuleTest {

    @Test
    void aTripCountOutOfBoundsOrUnknown() {
        assertAccepted(loop(longs("trips", 10_000)));
        assertRefused(loop(longs("trips", 10_001)), "loop", "node 'n' of type Loop", "10001");
        assertRefused(loop(longs("trips", -1)), "loop", "node 'n'", "-1");
        assertRefused(TestModels.infiniteLoop(), "loop", "type Loop", "must be a constant");
        assertRefused(
                loop(longs("trips", 5)).addInput(OnnxParts.value("trips", DataType.INT64, 1)),
                "loop",
                "node 'n'",
                "must be a constant");
    }

    @Test
    void loopsInLoopsAreMultiplied() {
        assertAccepted(twice(100, 100));
        assertRefused(twice(100, 101), "loop", "in attribute 'body' of node 'n' of type Loop", "between 0 and 100");
    }

    @Test
    void aScanIsFineButNotWithinALoopNorInAFunction() {
        NodeProto.Builder scan = OnnxParts.node("Scan", List.of("x"), "s")
                .addAttribute(graph("body", scanBody()))
                .addAttribute(OnnxParts.integer("num_scan_inputs", 1));
        assertAccepted(around(node("Identity", "x")).addNode(scan));
        GraphProto.Builder body = body().addNode(scan);
        assertRefused(
                around(node("Loop", "trips", "", "x").addAttribute(graph("body", body.build())), longs("trips", 2)),
                "loop",
                "type Scan in attribute 'body'",
                "within another loop");
        NodeProto.Builder inFunction = scan.clone().setInput(0, "a").setOutput(0, "b");
        assertRefused(calling(function("f", inFunction)), "loop", "in function 'f'", "inline");
    }

    private static GraphProto scanBody() {
        return GraphProto.newBuilder()
                .addInput(OnnxParts.value("e", DataType.FP32, 4))
                .addNode(OnnxParts.node("Relu", List.of("e"), "r"))
                .addOutput(OnnxParts.value("r", DataType.FP32, 4))
                .build();
    }

    private static GraphProto.Builder loop(TensorProto trips) {
        return around(node("Loop", "trips", "", "x").addAttribute(graph("body", body().build())), trips);
    }

    private static GraphProto.Builder twice(long outer, long inner) {
        GraphProto.Builder body = body().addInitializer(longs("inner", inner))
                .addNode(OnnxParts.node("Loop", List.of("inner", "", "v"), "q")
                        .addAttribute(graph("body", body().build())));
        return around(node("Loop", "trips", "", "x").addAttribute(graph("body", body.build())), longs("trips", outer));
    }
}
