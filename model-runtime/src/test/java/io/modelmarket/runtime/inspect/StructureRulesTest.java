package io.modelmarket.runtime.inspect;

import static io.modelmarket.runtime.inspect.RuleModels.around;
import static io.modelmarket.runtime.inspect.RuleModels.assertAccepted;
import static io.modelmarket.runtime.inspect.RuleModels.assertRefused;
import static io.modelmarket.runtime.inspect.RuleModels.broken;
import static io.modelmarket.runtime.inspect.RuleModels.node;
import static io.modelmarket.runtime.onnx.OnnxParts.graph;
import static io.modelmarket.runtime.onnx.OnnxParts.longs;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.SequenceModels;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How much there is, which operators, and what depends on what. */
class StructureRulesTest {

    @Nested
    class Nodes {

        @Test
        void aChainOfAHundredThousand() {
            assertRefused(OnnxParts.model(chain(100_000)), "nodes", "graph", "more than 50000");
            assertThat(broken(OnnxParts.model(chain(50_000)))).isEmpty();
        }

        @Test
        void theBoundIsConfigurable() {
            Rules two = new Rules(StaticLimits.standard().withMaxNodes(2));

            assertThat(two.firstBroken(OnnxParts.model(chain(3)))).isPresent();
            assertThat(two.firstBroken(OnnxParts.model(chain(2)))).isEmpty();
        }

        private static GraphProto chain(int nodes) {
            GraphProto.Builder graph = GraphProto.newBuilder().addInput(OnnxParts.value("v0", DataType.FP32, 1));
            for (int i = 0; i < nodes; i++) {
                graph.addNode(OnnxParts.node("Relu", List.of("v" + i), "v" + (i + 1)));
            }
            return graph.addOutput(OnnxParts.value("v" + nodes, DataType.FP32, 1))
                    .build();
        }
    }

    @Nested
    class DepthAndNames {

        @Test
        void graphsInGraphs() {
            assertAccepted(around(node("Identity", "x")).addNode(nested(7)));
            assertRefused(
                    around(node("Identity", "x")).addNode(nested(8)),
                    "graph-depth",
                    "in attribute 'then_branch' of node 'if'",
                    "9 graphs deep");
        }

        @Test
        void longNames() {
            assertRefused(
                    around(node("Identity", "x").setName("a".repeat(4097))),
                    "name-length",
                    "aaa...'",
                    "longer than 4096");
            assertRefused(
                    around(node("Identity", "x"), longs("b".repeat(4097), 1)), "name-length", "graph", "longer than");
        }

        private static NodeProto.Builder nested(int depth) {
            GraphProto inner = GraphProto.newBuilder()
                    .addNode(depth == 1 ? OnnxParts.node("Identity", List.of("x"), "z" + depth) : nested(depth - 1))
                    .build();
            return OnnxParts.node("If", List.of("x"), "z" + (depth + 1))
                    .setName("if")
                    .addAttribute(graph("then_branch", inner));
        }
    }

    @Nested
    class Operator {

        @Test
        void anUnknownOneIsNamed() {
            assertRefused(
                    around(node("NoSuchOperator", "x")),
                    "operator",
                    "node 'n' of type NoSuchOperator",
                    "operator 'NoSuchOperator' of domain 'ai.onnx'");
            assertRefused(around(OnnxParts.node("No\nSuch", List.of("x"), "y")), "operator", "node 0", "'No?Such'");
            assertRefused(
                    around(node("EPContext", "x").setDomain("com.microsoft")), "operator", "node 'n'", "'EPContext'");
        }

        @Test
        void theListIsAsWideAsItShouldBe() {
            assertThat(Operators.all())
                    .hasSizeGreaterThan(250)
                    .contains("ai.onnx Conv", "ai.onnx.ml TreeEnsembleClassifier", "com.microsoft MatMulNBits")
                    .doesNotContain(
                            "com.microsoft EPContext",
                            "com.microsoft BeamSearch",
                            "ai.onnx SequenceMap",
                            "ai.onnx LpNormalization");
        }
    }

    @Nested
    class NamesAndOrder {

        @Test
        void aNameForTwoValues() {
            NodeProto.Builder again = OnnxParts.node("Relu", List.of("x"), "y");
            assertRefused(around(node("Identity", "x")).addNode(again), "value-name", "node 1 of type Relu", "'y'");
            assertRefused(
                    around(node("Identity", "x")).addInput(OnnxParts.value("x", DataType.FP32)),
                    "value-name",
                    "input 'x'",
                    "twice");
            assertRefused(
                    around(node("Identity", "x"), longs("w", 1), longs("w", 1)), "value-name", "tensor 'w'", "twice");
        }

        @Test
        void aValueNobodyDefines() {
            assertRefused(around(node("Identity", "q")), "undefined-value", "node 'n' of type Identity", "'q'");
            GraphProto branch = GraphProto.newBuilder()
                    .addNode(OnnxParts.node("Identity", List.of("nowhere"), "z"))
                    .addOutput(OnnxParts.value("z", DataType.FP32))
                    .build();
            assertRefused(
                    around(node("If", "x").addAttribute(graph("then_branch", branch))),
                    "undefined-value",
                    "in attribute 'then_branch' of node 'n' of type If",
                    "'nowhere'");
            assertRefused(
                    around(node("Identity", "x")).addOutput(OnnxParts.value("z", DataType.FP32)),
                    "undefined-value",
                    "output 'z'",
                    "'z'");
        }

        @Test
        void aValueThatDependsOnItself() {
            assertRefused(around(node("Add", "x", "y")), "cycle", "node 'n' of type Add", "depend on its outputs");
            GraphProto branch = GraphProto.newBuilder()
                    .addNode(OnnxParts.node("Identity", List.of("y"), "z"))
                    .addOutput(OnnxParts.value("z", DataType.FP32))
                    .build();
            assertRefused(
                    around(node("If", "x").addAttribute(graph("then_branch", branch))), "cycle", "node 'n'", "inputs");
        }

        @Test
        void anyOrderIsFine() {
            assertAccepted(around(node("Relu", "m")).addNode(OnnxParts.node("Relu", List.of("x"), "m")));
        }
    }

    @Nested
    class Signature {

        @Test
        void everyValueHasANameOnceAndAType() {
            ModelProto good = TestModels.identity(DataType.FP32, -1);
            assertRefused(with(good, "", 1, 1), "signature", "output 1", "no name");
            assertRefused(with(good, "y", 1, 1), "signature", "output 'y'", "two of that name");
            assertRefused(with(good, "x", 14, 1), "signature", "output 'x'", "element type 14");
            assertRefused(with(good, "x", 1, Long.MAX_VALUE), "signature", "output 'x'", "9223372036854775807");
            assertThat(broken(with(good, "x", 1, 0))).isEmpty();
        }

        @Test
        void onlyTensorsAndWhatCanBePassedOnAsOne() {
            GraphProto.Builder graph = around(node("Identity", "x"));
            graph.getOutputBuilder(0).getTypeBuilder().clear().getSequenceTypeBuilder();
            assertRefused(graph, "signature", "output 'y'", "neither a tensor");
            graph.getInputBuilder(0).clearType();
            assertRefused(graph, "signature", "input 'x'", "not a tensor");
        }

        @Test
        void sequencesAsOutputs() {
            assertThat(broken(SequenceModels.numberedClasses())).isEmpty();
            assertThat(broken(SequenceModels.namedClasses())).isEmpty();
            assertThat(broken(SequenceModels.pieces(2, DataType.BYTES))).isEmpty();
            assertRefused(SequenceModels.pieces(2, DataType.UINT16), "signature", "output 'y'", "element type 4");
            assertRefused(SequenceModels.keysTwice(), "signature", "output 'p.keys'", "of its keys");
        }

        private static ModelProto with(ModelProto model, String name, int type, long dimension) {
            ModelProto.Builder changed = model.toBuilder();
            var output = OnnxParts.value(name, DataType.FP32, 1).toBuilder();
            output.getTypeBuilder().getTensorTypeBuilder().setElemType(type);
            output.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .getDimBuilder(0)
                    .setDimValue(dimension);
            changed.getGraphBuilder().addOutput(output);
            if (name.isEmpty()) {
                changed.getGraphBuilder().addInitializer(longs("", 1));
            }
            return changed.build();
        }
    }
}
