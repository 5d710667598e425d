package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.Optional;
import java.util.Set;

/** Windows that move over an image are positive, of few dimensions, and altogether no larger than an image. */
final class WindowRule implements Rule {

    private static final Set<String> LISTS =
            Set.of("kernel_shape", "strides", "dilations", "pads", "output_padding", "output_shape", "pooled_shape");
    private static final int MAX_LENGTH = 16;
    private static final long MAX_PRODUCT = 1L << 24;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(model, (scope, node, index) -> {
            for (AttributeProto attribute : node.getAttributeList()) {
                var broken = broken(node, attribute);
                if (broken.isPresent()) {
                    String where = scope.where(node, index, attribute);
                    return Optional.of(new Inspection.Refused("window", where, broken.get()));
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<String> broken(NodeProto node, AttributeProto attribute) {
        String name = attribute.getName();
        if (!LISTS.contains(name)) {
            return Optional.empty();
        }
        boolean padding = node.getOpType().equals("Pad");
        if (!padding && attribute.getIntsCount() > MAX_LENGTH) {
            return Optional.of("it has more than " + MAX_LENGTH + " numbers");
        }
        if (!padding && attribute.getIntsList().stream().anyMatch(value -> value < 0)) {
            return Optional.of("it has a negative number");
        }
        if (name.equals("kernel_shape") && Products.of(attribute.getIntsList()).orElse(0) > MAX_PRODUCT) {
            return Optional.of("the window has more than " + MAX_PRODUCT + " places");
        }
        return Optional.empty();
    }
}
