package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A transposition names each axis of its input once. */
final class PermutationRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(model, (scope, node, index) -> {
            for (AttributeProto attribute : node.getAttributeList()) {
                if (!node.getOpType().equals("Transpose")
                        || !attribute.getName().equals("perm")) {
                    continue;
                }
                List<Long> axes = attribute.getIntsList();
                int rank = node.getInputList().stream()
                        .findFirst()
                        .flatMap(scope::rank)
                        .orElse(axes.size());
                boolean each = axes.stream().allMatch(axis -> 0 <= axis && axis < axes.size());
                if (!each || new HashSet<>(axes).size() != axes.size() || rank != axes.size()) {
                    return Optional.of(new Inspection.Refused(
                            "permutation",
                            scope.where(node, index, attribute),
                            "it must name each of the " + rank + " axes once"));
                }
            }
            return Optional.empty();
        });
    }
}
