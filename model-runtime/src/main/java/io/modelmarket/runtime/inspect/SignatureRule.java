package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.TensorShapeProto;
import io.modelmarket.runtime.inspect.onnx.TypeProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import io.modelmarket.runtime.tensor.DataType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What callers see has names, each once, and is tensors of types that the inference protocol has. */
final class SignatureRule implements Rule {

    private static final int MOST = 4096;
    private static final int MAX_RANK = 64;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Set<String> initialised = model.getGraph().getInitializerList().stream()
                .map(TensorProto::getName)
                .collect(Collectors.toSet());
        List<ValueInfoProto> inputs = model.getGraph().getInputList().stream()
                .filter(input -> !initialised.contains(input.getName()))
                .toList();
        return check("input", inputs, true)
                .or(() -> check("output", model.getGraph().getOutputList(), false));
    }

    private static Optional<Inspection.Refused> check(String kind, List<ValueInfoProto> values, boolean typed) {
        if (values.size() > MOST) {
            return refused("graph", "it has more than " + MOST + " " + kind + "s");
        }
        Set<String> names = new HashSet<>();
        for (int index = 0; index < values.size(); index++) {
            ValueInfoProto value = values.get(index);
            if (value.getName().isEmpty()) {
                return refused(kind + " " + index, "it has no name");
            }
            String where = kind + " " + Quoted.of(value.getName());
            if (!names.add(value.getName())) {
                return refused(where, "there are two of that name");
            }
            var broken = value.hasType() || typed ? broken(value.getType()) : Optional.<String>empty();
            if (broken.isPresent()) {
                return refused(where, broken.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> broken(TypeProto type) {
        if (!type.hasTensorType()) {
            return Optional.of("it is not a tensor; only tensors can be passed to and from a model (for models of"
                    + " scikit-learn, convert with the option zipmap=False)");
        }
        if (DataType.fromOnnx(type.getTensorType().getElemType()).isEmpty()) {
            return Optional.of("its element type " + type.getTensorType().getElemType()
                    + " is not one of the inference protocol's");
        }
        List<TensorShapeProto.Dimension> shape = type.getTensorType().getShape().getDimList();
        if (shape.size() > MAX_RANK) {
            return Optional.of("it has more than " + MAX_RANK + " dimensions");
        }
        return shape.stream()
                .map(TensorShapeProto.Dimension::getDimValue)
                .filter(size -> size < -1 || size > Integer.MAX_VALUE)
                .findFirst()
                .map(size -> "its dimension " + size + " is not between 0 and " + Integer.MAX_VALUE);
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("signature", where, detail));
    }
}
