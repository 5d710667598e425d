package io.modelmarket.runtime.tensor;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An element type of the Open Inference Protocol, with its width and its number in ONNX. */
public enum DataType {
    BOOL(1, 9),
    UINT8(1, 2),
    UINT16(2, 4),
    UINT32(4, 12),
    UINT64(8, 13),
    INT8(1, 3),
    INT16(2, 5),
    INT32(4, 6),
    INT64(8, 7),
    FP16(2, 10),
    BF16(2, 16),
    FP32(4, 1),
    FP64(8, 11),
    /** Byte strings of any length: each element is a little-endian uint32 length and that many bytes. */
    BYTES(0, 8);

    private static final Map<String, DataType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(DataType::oipName, type -> type));
    private static final Map<Integer, DataType> BY_ONNX =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(DataType::onnxElementType, type -> type));

    private final int width;
    private final int onnxElementType;

    DataType(int width, int onnxElementType) {
        this.width = width;
        this.onnxElementType = onnxElementType;
    }

    /** The name on the wire of the Open Inference Protocol. */
    public String oipName() {
        return name();
    }

    /** Bytes of one element; 0 for {@link #BYTES}, whose elements differ in length. */
    public int width() {
        return width;
    }

    /** The number of this type in {@code onnx.TensorProto.DataType}. */
    public int onnxElementType() {
        return onnxElementType;
    }

    /** Whether every element has the same width. */
    public boolean isFixedWidth() {
        return width > 0;
    }

    /** The type of that protocol name; empty when there is none. */
    public static Optional<DataType> fromOip(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The type of that ONNX number; empty when the protocol has no such type. */
    public static Optional<DataType> fromOnnx(int elementType) {
        return Optional.ofNullable(BY_ONNX.get(elementType));
    }
}
