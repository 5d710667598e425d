package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A node has one attribute of a name, and its integers fit 32 bits, because ONNX Runtime narrows them without a look;
 * except those that hold data or say "to the end".
 */
final class AttributeFormRule implements Rule {

    private static final Set<String> WIDE = Set.of("starts", "ends", "start", "end", "value_int", "value_ints");

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        for (FunctionProto function : model.getFunctionsList()) {
            for (AttributeProto attribute : function.getAttributeProtoList()) {
                if (!fits(attribute)) {
                    return refused(
                            "attribute " + Quoted.of(attribute.getName()) + " of function "
                                    + Quoted.of(function.getName()),
                            "it does not fit 32 bits");
                }
            }
        }
        return Scope.firstNode(model, (scope, node, index) -> {
            Set<String> seen = new HashSet<>();
            for (AttributeProto attribute : node.getAttributeList()) {
                if (!seen.add(attribute.getName())) {
                    return refused(scope.where(node, index, attribute), "the node has two attributes of that name");
                }
                if (!fits(attribute)) {
                    return refused(scope.where(node, index, attribute), "it does not fit 32 bits");
                }
            }
            return Optional.empty();
        });
    }

    private static boolean fits(AttributeProto attribute) {
        String name = attribute.getName();
        if (WIDE.contains(name) || name.contains("int64")) {
            return true;
        }
        return fits(attribute.getI()) && attribute.getIntsList().stream().allMatch(AttributeFormRule::fits);
    }

    private static boolean fits(long value) {
        return value == (int) value;
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("attribute-form", where, detail));
    }
}
