package io.modelmarket.platform.inference;

import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.ByteStrings;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The protocol's classification extension: of each row of an output only the largest elements, as text
 * {@code value:index}, the largest first. Shape {@code [rows, top]}, or {@code [top]} where the output has no free
 * first dimension.
 */
public final class Classification {

    /** What {@link #top} answers where no classification is asked for. */
    public static final int NONE = 0;

    /**
     * What a text takes while all are made: its bytes, the array they are in, its place in a list, and as it is sent.
     */
    private static final long OF_TEXT = 128;

    /** What each of a row's largest takes while they are looked for: number, text and place in the queue. */
    private static final long OF_LARGEST = 160;

    private Classification() {}

    private record Scored(double value, String text, int index) {}

    /** How many elements the request parameter {@code classification} asks for. */
    public static int top(@Nullable Long parameter) {
        if (parameter == null) {
            return NONE;
        }
        if (parameter < 1 || parameter > Integer.MAX_VALUE) {
            throw Invalid.request("parameter 'classification' must be how many of the largest elements are wanted");
        }
        return parameter.intValue();
    }

    /** Bytes of memory that it takes to find that many of the largest elements, and to write them down. */
    static long memory(Tensor output, TensorSpec spec, int top) {
        int count = rows(output, spec);
        long kept = count == 0 ? 0 : Math.min(top, output.elements() / count);
        return kept * (count * OF_TEXT + OF_LARGEST);
    }

    /** The largest elements of an output of that specification. */
    public static Tensor of(Tensor output, TensorSpec spec, int top) {
        if (output.type() == DataType.BYTES || output.type() == DataType.BOOL) {
            throw Invalid.tensor(output.name(), "has datatype " + output.type() + ", which cannot be classified");
        }
        int count = rows(output, spec);
        int elements = count == 0 ? 0 : output.elements() / count;
        int kept = Math.min(top, elements);
        ByteBuffer data = output.data();
        List<byte[]> texts = new ArrayList<>(count * kept);
        for (int row = 0; row < count; row++) {
            largest(data, output.type(), elements, kept)
                    .forEach(scored ->
                            texts.add((scored.text() + ":" + scored.index()).getBytes(StandardCharsets.UTF_8)));
        }
        long[] shape = hasRows(output, spec) ? new long[] {count, kept} : new long[] {kept};
        return new Tensor(output.name(), DataType.BYTES, shape, ByteStrings.pack(texts));
    }

    private static boolean hasRows(Tensor output, TensorSpec spec) {
        return output.rank() > 1 && !spec.shape().isEmpty() && spec.shape().getFirst() == TensorSpec.FREE;
    }

    private static int rows(Tensor output, TensorSpec spec) {
        return hasRows(output, spec) ? (int) output.dimension(0) : 1;
    }

    private static List<Scored> largest(ByteBuffer data, DataType type, int elements, int kept) {
        Comparator<Scored> order =
                Comparator.comparingDouble(Scored::value).thenComparing(Scored::index, Comparator.reverseOrder());
        PriorityQueue<Scored> best = new PriorityQueue<>(kept + 1, order);
        for (int index = 0; index < elements; index++) {
            best.add(next(data, type, index));
            if (best.size() > kept) {
                best.poll();
            }
        }
        return best.stream().sorted(order.reversed()).toList();
    }

    private static Scored next(ByteBuffer data, DataType type, int index) {
        return switch (type) {
            case FP32 -> ofFloat(data.getFloat(), index);
            case FP16 -> ofFloat(Float.float16ToFloat(data.getShort()), index);
            case BF16 -> ofFloat(Float.intBitsToFloat(data.getShort() << Short.SIZE), index);
            case FP64 -> {
                double value = data.getDouble();
                yield new Scored(value, Double.toString(value), index);
            }
            case INT64 -> ofLong(data.getLong(), index);
            case UINT64 -> {
                String text = Long.toUnsignedString(data.getLong());
                yield new Scored(Double.parseDouble(text), text, index);
            }
            case INT32 -> ofLong(data.getInt(), index);
            case UINT32 -> ofLong(Integer.toUnsignedLong(data.getInt()), index);
            case INT16 -> ofLong(data.getShort(), index);
            case UINT16 -> ofLong(Short.toUnsignedLong(data.getShort()), index);
            case INT8 -> ofLong(data.get(), index);
            case UINT8 -> ofLong(Byte.toUnsignedLong(data.get()), index);
            case BOOL, BYTES -> throw new IllegalStateException(type + " has no order");
        };
    }

    private static Scored ofFloat(float value, int index) {
        return new Scored(value, Float.toString(value), index);
    }

    private static Scored ofLong(long value, int index) {
        return new Scored(value, Long.toString(value), index);
    }
}
