package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Axes that newer operators take as a constant input are bounded like those that older ones take as an attribute. */
final class AxisInputRule implements Rule {

    private static final Map<String, Integer> INPUTS = Map.ofEntries(
            Map.entry("Unsqueeze", 1),
            Map.entry("Squeeze", 1),
            Map.entry("CumSum", 1),
            Map.entry("CumProd", 1),
            Map.entry("Slice", 3),
            Map.entry("Pad", 3),
            Map.entry("DFT", 2),
            Map.entry("ReduceL1", 1),
            Map.entry("ReduceL2", 1),
            Map.entry("ReduceLogSum", 1),
            Map.entry("ReduceLogSumExp", 1),
            Map.entry("ReduceMax", 1),
            Map.entry("ReduceMean", 1),
            Map.entry("ReduceMin", 1),
            Map.entry("ReduceProd", 1),
            Map.entry("ReduceSum", 1),
            Map.entry("ReduceSumSquare", 1));

    private static final AttributeRanges.Range AXES = AttributeRanges.of("axes").orElseThrow();

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(
                model,
                (scope, node, index) -> axes(node)
                        .flatMap(scope::initial)
                        .flatMap(AxisInputRule::broken)
                        .map(detail -> new Inspection.Refused("axis-input", scope.where(node, index), detail)));
    }

    private static Optional<String> broken(List<Long> axes) {
        if (axes.size() > Integers.MOST) {
            return Optional.of("its input of axes names more than " + Integers.MOST);
        }
        return axes.stream()
                .filter(value -> !AXES.has(value))
                .findFirst()
                .map(value -> "its input of axes has the value " + value + ", which is not between " + AXES.least()
                        + " and " + AXES.greatest());
    }

    private static Optional<String> axes(NodeProto node) {
        Integer input = Nodes.isStandard(node) ? INPUTS.get(node.getOpType()) : null;
        return input != null && input < node.getInputCount() ? Optional.of(node.getInput(input)) : Optional.empty();
    }
}
