package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.Optional;

/** Integers with a known meaning have a value that makes sense; an axis of 2^31 ends ONNX Runtime's process. */
final class AttributeRangeRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(model, (scope, node, index) -> {
            for (AttributeProto attribute : node.getAttributeList()) {
                var broken = isEmptyBlock(node, attribute)
                        ? Optional.of("a block of quantised numbers has at least one")
                        : broken(attribute);
                if (broken.isPresent()) {
                    String where = scope.where(node, index, attribute);
                    return Optional.of(new Inspection.Refused("attribute-range", where, broken.get()));
                }
            }
            return Optional.empty();
        });
    }

    /** Nothing stands for no blocks in the standard operators; in the fused ones it is divided by. */
    private static boolean isEmptyBlock(NodeProto node, AttributeProto attribute) {
        return !Nodes.isStandard(node) && attribute.getName().equals("block_size") && attribute.getI() == 0;
    }

    private static Optional<String> broken(AttributeProto attribute) {
        return AttributeRanges.of(attribute.getName()).flatMap(range -> {
            if (attribute.hasI() && !range.has(attribute.getI())) {
                return Optional.of(text(attribute.getI(), range));
            }
            return attribute.getIntsList().stream()
                    .filter(value -> !range.has(value))
                    .findFirst()
                    .map(value -> text(value, range));
        });
    }

    private static String text(long value, AttributeRanges.Range range) {
        return "its value " + value + " is not between " + range.least() + " and " + range.greatest();
    }
}
