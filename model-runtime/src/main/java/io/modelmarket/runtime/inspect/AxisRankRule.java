package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Where it is certain how many dimensions an input has, an axis is one of them. */
final class AxisRankRule implements Rule {

    private static final Set<String> WITHIN = Set.of(
            "ArgMax",
            "ArgMin",
            "Concat",
            "Gather",
            "GatherElements",
            "Scatter",
            "ScatterElements",
            "Split",
            "TopK",
            "LayerNormalization",
            "RMSNormalization",
            "SimplifiedLayerNormalization",
            "Compress",
            "Squeeze",
            "LpNormalization",
            "SplitToSequence",
            "ReduceL1",
            "ReduceL2",
            "ReduceLogSum",
            "ReduceLogSumExp",
            "ReduceMax",
            "ReduceMean",
            "ReduceMin",
            "ReduceProd",
            "ReduceSum",
            "ReduceSumSquare");

    /** Those that also take the place after the last axis. */
    private static final Set<String> UP_TO = Set.of("Flatten", "Softmax", "LogSoftmax", "Hardmax");

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(model, (scope, node, index) -> {
            Optional<Integer> known = Nodes.isStandard(node) && node.getInputCount() > 0
                    ? scope.rank(node.getInput(0))
                    : Optional.empty();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            int rank = Math.max(known.get(), 1);
            for (AttributeProto attribute : node.getAttributeList()) {
                if (broken(node, attribute, rank)) {
                    return Optional.of(new Inspection.Refused(
                            "axis",
                            scope.where(node, index, attribute),
                            "its input " + Quoted.of(node.getInput(0)) + " has " + known.get()
                                    + " dimensions and no such axis"));
                }
            }
            return Optional.empty();
        });
    }

    private static boolean broken(NodeProto node, AttributeProto attribute, int rank) {
        String operator = node.getOpType();
        boolean axis = attribute.getName().equals("axis") && attribute.hasI();
        if (!axis && !attribute.getName().equals("axes")) {
            return false;
        }
        long least = operator.equals("OneHot") ? -rank - 1L : -rank;
        long greatest = UP_TO.contains(operator) || operator.equals("OneHot") ? rank : rank - 1L;
        boolean asked = WITHIN.contains(operator) || UP_TO.contains(operator) || operator.equals("OneHot");
        LongStream values = axis
                ? LongStream.of(attribute.getI())
                : attribute.getIntsList().stream().mapToLong(Long::longValue);
        return asked && values.anyMatch(value -> value < least || value > greatest);
    }
}
