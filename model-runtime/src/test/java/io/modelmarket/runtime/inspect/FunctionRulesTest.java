package io.modelmarket.runtime.inspect;

import static io.modelmarket.runtime.inspect.RuleModels.assertRefused;
import static io.modelmarket.runtime.inspect.RuleModels.broken;
import static io.modelmarket.runtime.inspect.RuleModels.call;
import static io.modelmarket.runtime.inspect.RuleModels.calling;
import static io.modelmarket.runtime.inspect.RuleModels.function;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What functions that a file defines come to. */
class FunctionRulesTest {

    @Test
    void aFewAreFine() {
        assertThat(broken(TestModels.slowToLoad(3))).isEmpty();
        assertThat(broken(calling(function("f", OnnxParts.node("Relu", List.of("a"), "b")))))
                .isEmpty();
    }

    @Test
    void thirteenThatCallTheNextFourTimes() {
        assertRefused(TestModels.slowToLoad(13), "function", "function 'f", "more than 50000 nodes");
    }

    @Test
    void oneThatCallsItselfAndTwoThatCallOneAnother() {
        assertRefused(calling(function("f", call("f", "a", "b"))), "function", "'f'", "calls itself");
        assertRefused(
                calling(function("f", call("g", "a", "b")), function("g", call("f", "a", "b"))),
                "function",
                "'f'",
                "calls itself");
    }

    @Test
    void aLongLineOfCalls() {
        FunctionProto.Builder[] line = new FunctionProto.Builder[100];
        for (int i = 0; i < line.length; i++) {
            line[i] = function(
                    "f" + i, i == 99 ? OnnxParts.node("Relu", List.of("a"), "b") : call("f" + (i + 1), "a", "b"));
        }
        assertRefused(calling(line), "function", "'f32'", "more than 32");
    }

    @Test
    void twoOfOneNameOneThatIsNotThereAndOneInAnOperatorsPlace() {
        FunctionProto.Builder relu = function("f", OnnxParts.node("Relu", List.of("a"), "b"));
        assertRefused(calling(relu, relu), "function", "'f'", "defined twice");
        assertRefused(calling(function("f", call("g", "a", "b"))), "operator", "in function 'f'", "'g'");
        ModelProto.Builder own = TestModels.identity(DataType.FP32, 1).toBuilder();
        assertRefused(own.addFunctions(relu.clone().setDomain("")).build(), "operator", "'f'", "domain of its own");
    }

    @Test
    void anAxisFromTheCaller() {
        NodeProto.Builder softmax = OnnxParts.node("Softmax", List.of("a"), "b")
                .addAttribute(AttributeProto.newBuilder().setName("axis").setRefAttrName("any"));
        assertRefused(
                calling(function("f", softmax)),
                "function-attribute",
                "attribute 'axis' of node 0 of type Softmax in function 'f'",
                "inline");
    }

    @Test
    void anOpsetOnnxRuntimeDoesNotHave() {
        FunctionProto.Builder old =
                function("f", OnnxParts.node("Relu", List.of("a"), "b")).setOpsetImport(0, OnnxParts.opset("", 99));
        assertRefused(calling(old), "opset", "function 'f'", "version 99");
    }
}
