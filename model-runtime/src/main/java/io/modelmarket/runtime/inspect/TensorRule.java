package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stored tensor has exactly the elements that its dimensions say, in one field, of a type that is known. */
final class TensorRule implements Rule {

    private static final int MAX_RANK = 64;
    private static final long MAX_ELEMENTS = Integer.MAX_VALUE;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        for (Scope scope : Scope.of(model)) {
            for (TensorProto tensor : scope.graph().getInitializerList()) {
                var broken = broken(tensor);
                if (broken.isPresent()) {
                    return refused("tensor " + Quoted.of(tensor.getName()) + scope.place(), broken.get());
                }
            }
        }
        for (FunctionProto function : model.getFunctionsList()) {
            for (AttributeProto attribute : function.getAttributeProtoList()) {
                var broken = broken(attribute);
                if (broken.isPresent()) {
                    return refused("function " + Quoted.of(function.getName()), broken.get());
                }
            }
        }
        return Scope.firstNode(model, (scope, node, index) -> {
            for (AttributeProto attribute : node.getAttributeList()) {
                var broken = broken(attribute);
                if (broken.isPresent()) {
                    return refused(scope.where(node, index, attribute), broken.get());
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<String> broken(AttributeProto attribute) {
        List<TensorProto> tensors = new ArrayList<>(attribute.getTensorsList());
        if (attribute.hasT()) {
            tensors.add(attribute.getT());
        }
        return tensors.stream().flatMap(tensor -> broken(tensor).stream()).findFirst();
    }

    private static Optional<String> broken(TensorProto tensor) {
        if (tensor.getDimsCount() > MAX_RANK) {
            return Optional.of("it has more than " + MAX_RANK + " dimensions");
        }
        var elements = Products.of(tensor.getDimsList());
        if (elements.isEmpty()) {
            return Optional.of("it has a negative dimension: " + tensor.getDimsList());
        }
        if (elements.getAsLong() > MAX_ELEMENTS) {
            return Optional.of("its dimensions " + tensor.getDimsList() + " are of more than " + MAX_ELEMENTS
                    + " elements together");
        }
        return ElementTypes.of(tensor.getDataType())
                .map(layout -> elements(tensor, layout, elements.getAsLong()))
                .orElseGet(() -> Optional.of("its element type " + tensor.getDataType() + " is not supported"));
    }

    private static Optional<String> elements(TensorProto tensor, ElementTypes.Layout layout, long elements) {
        if (tensor.hasRawData()) {
            if (layout.bits() == 0) {
                return Optional.of("strings cannot be raw bytes");
            }
            if (ElementTypes.allNumbers(tensor) > 0) {
                return Optional.of("it has its elements twice, as raw bytes and as numbers");
            }
            long bytes = layout.rawBytes(elements);
            return tensor.getRawData().size() == bytes
                    ? Optional.empty()
                    : Optional.of("it has " + tensor.getRawData().size() + " bytes, but its dimensions "
                            + tensor.getDimsList() + " need " + bytes);
        }
        long numbers = layout.numbers(elements);
        long there = layout.typedField().applyAsInt(tensor);
        if (there != numbers || ElementTypes.allNumbers(tensor) != there) {
            return Optional.of("it has " + ElementTypes.allNumbers(tensor) + " numbers, but its dimensions "
                    + tensor.getDimsList() + " and type need " + numbers);
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("tensor", where, detail));
    }
}
