package io.modelmarket.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The packing of {@link DataType#BYTES}: for each element a little-endian uint32 length and that many bytes. */
public final class ByteStrings {

    private ByteStrings() {}

    /** Packs the elements one after another. */
    public static ByteBuffer pack(List<byte[]> elements) {
        long size = 0;
        for (byte[] element : elements) {
            size += Integer.BYTES + (long) element.length;
        }
        ByteBuffer packed = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] element : elements) {
            packed.putInt(element.length).put(element);
        }
        return packed.flip();
    }

    /** The elements of a tensor of {@link DataType#BYTES}. */
    public static List<byte[]> unpack(Tensor tensor) {
        ByteBuffer data = tensor.data();
        List<byte[]> elements = new ArrayList<>(tensor.elements());
        for (int i = 0; i < tensor.elements(); i++) {
            byte[] element = new byte[data.getInt()];
            data.get(element);
            elements.add(element);
        }
        return elements;
    }

    static void check(String tensor, int elements, ByteBuffer data) {
        ByteBuffer rest = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            long length = rest.remaining() < Integer.BYTES ? -1 : Integer.toUnsignedLong(rest.getInt());
            if (length < 0 || length > rest.remaining()) {
                throw new InvalidTensorException(
                        tensor, "element " + i + " of " + elements + " reaches past the end of its bytes");
            }
            rest.position(rest.position() + (int) length);
        }
        if (rest.hasRemaining()) {
            throw new InvalidTensorException(
                    tensor, rest.remaining() + " bytes are left over after its " + elements + " elements");
        }
    }
}
