package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.List;
import java.util.Optional;

/** OneHot reads its depth and makes room for it before it looks: one without elements ends the process. */
final class OneHotRule implements Rule {

    private static final int INPUTS = 3;
    private static final int DEPTH = 1;
    private static final long MAX_DEPTH = 1 << 20;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(model, (scope, node, index) -> {
            if (!node.getOpType().equals("OneHot") || !Nodes.isStandard(node)) {
                return Optional.empty();
            }
            return broken(scope, node)
                    .map(detail -> new Inspection.Refused("one-hot", scope.where(node, index), detail));
        });
    }

    private static Optional<String> broken(Scope scope, NodeProto node) {
        if (node.getInputCount() != INPUTS || node.getInputList().stream().anyMatch(String::isEmpty)) {
            return Optional.of("it needs the inputs indices, depth and values");
        }
        Optional<List<Long>> depth = scope.initial(node.getInput(DEPTH));
        if (scope.size(node.getInput(DEPTH)).orElse(1L) != 1
                || depth.map(List::size).orElse(1) != 1) {
            return Optional.of("its depth must be one number");
        }
        return depth.map(List::getFirst)
                .filter(value -> value < 1 || value > MAX_DEPTH)
                .map(value -> "its depth " + value + " is not between 1 and " + MAX_DEPTH);
    }
}
