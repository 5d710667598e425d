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
import java.util.stream.Stream;

/**
 * What callers see has names, each once, and is tensors of types that the inference protocol has, or sequences that can
 * be passed on as such tensors.
 */
final class SignatureRule implements Rule {

    private static final int MOST = 4096;
    private static final int MAX_RANK = 64;
    private static final int FLOAT = DataType.FP32.onnxElementType();

    /** What is put behind an output's name for the tensor of its maps' keys. */
    static final String KEYS = ".keys";

    private static final Set<Integer> KEY_TYPES =
            Set.of(DataType.INT64.onnxElementType(), DataType.BYTES.onnxElementType());

    /** Those that ONNX Runtime's Java interface tells apart when they are elements of a sequence. */
    private static final Set<Integer> STACKED = Stream.of(
                    DataType.FP32,
                    DataType.FP64,
                    DataType.FP16,
                    DataType.BF16,
                    DataType.INT64,
                    DataType.INT32,
                    DataType.INT8,
                    DataType.UINT8,
                    DataType.BOOL,
                    DataType.BYTES)
            .map(DataType::onnxElementType)
            .collect(Collectors.toUnmodifiableSet());

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

    private static Optional<Inspection.Refused> check(String kind, List<ValueInfoProto> values, boolean input) {
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
            if (!names.add(value.getName()) || (isMaps(value) && !names.add(value.getName() + KEYS))) {
                return refused(where, "there are two of that name, or of the name of its keys");
            }
            var broken = value.hasType() || input ? broken(value.getType(), input) : Optional.<String>empty();
            if (broken.isPresent()) {
                return refused(where, broken.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> broken(TypeProto type, boolean input) {
        if (type.hasTensorType()) {
            return broken(type.getTensorType());
        }
        if (input) {
            return Optional.of("it is not a tensor; only tensors can be passed to a model");
        }
        TypeProto element = type.getSequenceType().getElemType();
        if (element.hasTensorType()) {
            return STACKED.contains(element.getTensorType().getElemType())
                    ? Optional.empty()
                    : Optional.of("it is a sequence of tensors of element type "
                            + element.getTensorType().getElemType() + ", which cannot be passed on as one tensor");
        }
        TypeProto.Map map = element.getMapType();
        return element.hasMapType()
                        && KEY_TYPES.contains(map.getKeyType())
                        && map.getValueType().getTensorType().getElemType() == FLOAT
                ? Optional.empty()
                : Optional.of("it is neither a tensor, nor a sequence of tensors, nor one of maps from integers or"
                        + " strings to floats; nothing else can be passed on (for models of scikit-learn, the option"
                        + " zipmap=False makes it a tensor)");
    }

    private static boolean isMaps(ValueInfoProto value) {
        return value.getType().getSequenceType().getElemType().hasMapType();
    }

    private static Optional<String> broken(TypeProto.Tensor type) {
        if (DataType.fromOnnx(type.getElemType()).isEmpty()) {
            return Optional.of("its element type " + type.getElemType() + " is not one of the inference protocol's");
        }
        List<TensorShapeProto.Dimension> shape = type.getShape().getDimList();
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
