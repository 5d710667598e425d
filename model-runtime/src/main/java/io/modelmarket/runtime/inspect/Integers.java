package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.tensor.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of small integer tensors: axes, sizes, trip counts. */
final class Integers {

    /** What is longer is cut off one element later, so that it can be seen to be too long. */
    static final int MOST = 64;

    private Integers() {}

    static Optional<List<Long>> of(TensorProto tensor) {
        boolean wide = tensor.getDataType() == DataType.INT64.onnxElementType();
        if (!wide && tensor.getDataType() != DataType.INT32.onnxElementType()) {
            return Optional.empty();
        }
        if (tensor.hasRawData()) {
            return raw(tensor, wide);
        }
        if (wide) {
            return Optional.of(cut(tensor.getInt64DataList()));
        }
        return Optional.of(tensor.getInt32DataList().stream()
                .limit(MOST + 1)
                .map(Integer::longValue)
                .toList());
    }

    /** The first elements of a list. */
    static List<Long> cut(List<Long> integers) {
        return integers.subList(0, Math.min(integers.size(), MOST + 1));
    }

    private static Optional<List<Long>> raw(TensorProto tensor, boolean wide) {
        int width = wide ? Long.BYTES : Integer.BYTES;
        if (tensor.getRawData().size() % width != 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Long> integers = new ArrayList<>();
        while (bytes.hasRemaining() && integers.size() <= MOST) {
            integers.add(wide ? bytes.getLong() : bytes.getInt());
        }
        return Optional.of(integers);
    }
}
