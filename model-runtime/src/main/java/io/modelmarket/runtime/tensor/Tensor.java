package io.modelmarket.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A named tensor: its bytes are little-endian, row-major and exactly as many as its shape and type say. Holds the given
 * buffer without copying, so whoever made it must leave the bytes alone afterwards.
 */
public final class Tensor {

    /** The most dimensions a tensor may have. */
    public static final int MAX_RANK = 16;

    private final String name;
    private final DataType type;
    private final long[] shape;
    private final int elements;
    private final ByteBuffer data;

    /**
     * A tensor over the bytes between the buffer's position and limit.
     *
     * @throws InvalidTensorException when the shape is not one or the bytes are not as many as it says
     */
    public Tensor(String name, DataType type, long[] shape, ByteBuffer data) {
        this.name = name;
        this.type = type;
        this.shape = shape.clone();
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.elements = Shapes.elements(name, this.shape);
        if (type.isFixedWidth()) {
            long expected = (long) elements * type.width();
            if (expected != this.data.limit()) {
                throw new InvalidTensorException(
                        name,
                        "shape " + Arrays.toString(shape) + " of " + type + " takes " + expected + " bytes, got "
                                + this.data.limit());
            }
        } else {
            ByteStrings.check(name, elements, this.data);
        }
    }

    /** The tensor's name in the model's signature. */
    public String name() {
        return name;
    }

    /** The type of its elements. */
    public DataType type() {
        return type;
    }

    /** Its dimensions, none of them negative; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** The number of its dimensions. */
    public int rank() {
        return shape.length;
    }

    /** The size of one dimension. */
    public long dimension(int axis) {
        return shape[axis];
    }

    /** The number of its elements: the product of its dimensions, 1 for a scalar. */
    public int elements() {
        return elements;
    }

    /** The number of its bytes. */
    public int byteSize() {
        return data.limit();
    }

    /** A new view of its bytes, little-endian, from the first to the last. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The same bytes under another name. */
    public Tensor renamed(String other) {
        return new Tensor(other, type, shape, data.duplicate());
    }

    @Override
    public String toString() {
        return name + " " + type + Arrays.toString(shape);
    }
}
