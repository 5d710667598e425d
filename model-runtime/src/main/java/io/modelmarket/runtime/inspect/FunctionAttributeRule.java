package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/**
 * Where a number has bounds, it is written where it is used: a function that takes it from its caller would bring any
 * number past the rules.
 */
final class FunctionAttributeRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        return Scope.firstNode(
                model,
                (scope, node, index) -> node.getAttributeList().stream()
                        .filter(attribute -> !attribute.getRefAttrName().isEmpty())
                        .filter(attribute -> !scope.inFunction() || AttributeRanges.areKnownFor(attribute.getName()))
                        .findFirst()
                        .map(attribute -> new Inspection.Refused(
                                "function-attribute",
                                scope.where(node, index, attribute),
                                "its value comes from the caller of a function and cannot be checked; inline the functions"
                                        + " before you save the model")));
    }
}
