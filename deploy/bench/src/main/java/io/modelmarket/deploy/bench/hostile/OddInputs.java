package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Inputs that fit a signature and that nobody would think of. */
public final class OddInputs {

    private static final int[] SIZES = {1, 0, 2, 7, 33, 1025};
    private static final long[] NUMBERS = {0, 1, -1, 2, 1 << 20, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31};
    private static final float[] FLOATS = {
        0, -0f, 1, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE
    };
    private static final long MOST = 1 << 20;

    private OddInputs() {}

    /** One tensor for each input; empty where they would be too large. */
    static List<Tensor> of(Signature signature, Random random) {
        return of(signature, random, MOST);
    }

    /** One tensor for each input; empty where one would have more elements than that. */
    public static List<Tensor> of(Signature signature, Random random, long most) {
        int size = SIZES[random.nextInt(SIZES.length)];
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec spec : signature.inputs()) {
            long elements = 1;
            long[] shape = new long[spec.shape().size()];
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = spec.shape().get(axis) == TensorSpec.FREE
                        ? size
                        : spec.shape().get(axis);
                elements = shape[axis] == 0 ? 0 : Math.min(elements, most + 1) * Math.min(shape[axis], most + 1);
                if (elements > most) {
                    return List.of();
                }
            }
            tensors.add(new Tensor(spec.name(), spec.type(), shape, bytes(spec.type(), (int) elements, random)));
        }
        return tensors;
    }

    private static ByteBuffer bytes(DataType type, int elements, Random random) {
        if (type == DataType.BYTES) {
            byte[] word = new byte[random.nextInt(20)];
            random.nextBytes(word);
            return ByteStrings.pack(Collections.nCopies(elements, word));
        }
        ByteBuffer bytes = ByteBuffer.allocate(elements * type.width()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            switch (type) {
                case FP32 -> bytes.putFloat(FLOATS[random.nextInt(FLOATS.length)]);
                case FP64 -> bytes.putDouble(FLOATS[random.nextInt(FLOATS.length)]);
                case INT64, UINT64 -> bytes.putLong(NUMBERS[random.nextInt(NUMBERS.length)]);
                case INT32, UINT32 -> bytes.putInt((int) NUMBERS[random.nextInt(NUMBERS.length)]);
                case BOOL -> bytes.put((byte) random.nextInt(2));
                case INT8, UINT8 -> bytes.put((byte) random.nextInt());
                case INT16, UINT16, FP16, BF16 -> bytes.putShort((short) random.nextInt());
                case BYTES -> throw new IllegalStateException("packed above");
            }
        }
        return bytes.flip();
    }
}
