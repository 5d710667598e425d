package io.modelmarket.runtime.model;

import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.InvalidTensorException;
import io.modelmarket.runtime.tensor.Shapes;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Inputs made from a signature alone. */
public final class GeneratedInputs {

    /** Sizes of free dimensions that are tried in turn, because a model may want at least so many. */
    private static final int[] SIZES = {1, 16, 224};

    private static final byte[] WORD = "a".getBytes(StandardCharsets.UTF_8);

    private GeneratedInputs() {}

    /**
     * Input sets to try, one after another, none of them of more than that many bytes: one row, free dimensions of a
     * chosen size, all elements zero, which is a valid index, mask and number for most models.
     */
    public static List<List<Tensor>> of(Signature signature, long maxBytes) {
        List<List<Tensor>> candidates = new ArrayList<>();
        for (int size : SIZES) {
            for (boolean emptyPast : new boolean[] {true, false}) {
                inputs(signature, size, emptyPast, maxBytes).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    /**
     * One row like {@code row}, its elements drawn: numbers from 0 to 1, whole numbers below {@code whole}. Strings
     * stay as they are.
     */
    public static List<Tensor> drawnLike(List<Tensor> row, int whole, RandomGenerator random) {
        return row.stream().map(tensor -> drawn(tensor, whole, random)).toList();
    }

    private static Optional<List<Tensor>> inputs(Signature signature, int size, boolean emptyPast, long maxBytes) {
        List<Tensor> inputs = new ArrayList<>();
        long bytes = 0;
        for (TensorSpec spec : signature.inputs()) {
            long[] shape = shape(spec, size, emptyPast);
            try {
                bytes += (long) Shapes.elements(spec.name(), shape)
                        * Math.max(spec.type().width(), 8);
                if (bytes > maxBytes) {
                    return Optional.empty();
                }
                inputs.add(zeros(spec, shape));
            } catch (InvalidTensorException e) {
                return Optional.empty();
            }
        }
        return Optional.of(inputs);
    }

    /** The first free dimension is the batch; a decoder's cache of the past begins empty. */
    private static long[] shape(TensorSpec spec, int size, boolean emptyPast) {
        long[] shape = new long[spec.shape().size()];
        for (int axis = 0; axis < shape.length; axis++) {
            String symbol = spec.dimensionNames().get(axis).toLowerCase(Locale.ROOT);
            long declared = spec.shape().get(axis);
            if (declared != TensorSpec.FREE) {
                shape[axis] = declared;
            } else if (axis == 0 || symbol.contains("batch")) {
                shape[axis] = 1;
            } else {
                shape[axis] = emptyPast && symbol.contains("past") && !symbol.contains("+") ? 0 : size;
            }
        }
        return shape;
    }

    private static Tensor zeros(TensorSpec spec, long[] shape) {
        int elements = Shapes.elements(spec.name(), shape);
        ByteBuffer data = spec.type() == DataType.BYTES
                ? ByteStrings.pack(Collections.nCopies(elements, WORD))
                : ByteBuffer.allocateDirect(elements * spec.type().width());
        return new Tensor(spec.name(), spec.type(), shape, data);
    }

    private static Tensor drawn(Tensor like, int whole, RandomGenerator random) {
        if (like.type() == DataType.BYTES) {
            return like;
        }
        ByteBuffer data = ByteBuffer.allocateDirect(like.byteSize()).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            switch (like.type()) {
                case FP32 -> data.putFloat(random.nextFloat());
                case FP64 -> data.putDouble(random.nextDouble());
                case FP16 -> data.putShort(Float.floatToFloat16(random.nextFloat()));
                case BF16 -> data.putShort((short) (Float.floatToIntBits(random.nextFloat()) >>> Short.SIZE));
                case INT64, UINT64 -> data.putLong(random.nextInt(whole));
                case INT32, UINT32 -> data.putInt(random.nextInt(whole));
                case INT16, UINT16 -> data.putShort((short) random.nextInt(whole));
                case INT8, UINT8 -> data.put((byte) random.nextInt(whole));
                case BOOL -> data.put((byte) random.nextInt(2));
                case BYTES -> throw new IllegalStateException("strings are not drawn");
            }
        }
        return new Tensor(like.name(), like.type(), like.shape(), data.flip());
    }
}
