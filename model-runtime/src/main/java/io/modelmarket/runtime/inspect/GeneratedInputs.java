package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.InvalidTensorException;
import io.modelmarket.runtime.tensor.Shapes;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Inputs made from a signature alone: one row, free dimensions of a chosen size, all elements zero (which is a valid
 * index, mask and number for most models).
 */
final class GeneratedInputs {

    /** Sizes of free dimensions that are tried in turn, because a model may want at least so many. */
    private static final int[] SIZES = {1, 16, 224};

    private static final byte[] WORD = "a".getBytes(StandardCharsets.UTF_8);

    private GeneratedInputs() {}

    /** Input sets to try, one after another, none of them of more than that many bytes. */
    static List<List<Tensor>> of(Signature signature, long maxBytes) {
        List<List<Tensor>> candidates = new ArrayList<>();
        for (int size : SIZES) {
            for (boolean emptyPast : new boolean[] {true, false}) {
                inputs(signature, size, emptyPast, maxBytes).ifPresent(candidates::add);
            }
        }
        return candidates;
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
}
