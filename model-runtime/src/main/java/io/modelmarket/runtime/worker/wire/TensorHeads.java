package io.modelmarket.runtime.worker.wire;

import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.InvalidTensorException;
import io.modelmarket.runtime.tensor.Shapes;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors on the wire: names, types, shapes and lengths in the head; the bytes in the body, each tensor beginning at a
 * multiple of {@link #ALIGNMENT} so that native code may read them in place.
 */
final class TensorHeads {

    static final int ALIGNMENT = 64;

    private TensorHeads() {}

    /** One tensor's head, checked against its length but not yet against its bytes. */
    private static final class Head {
        final String name;
        final DataType type;
        final long[] shape;
        final int bytes;

        Head(String name, DataType type, long[] shape, int bytes) {
            this.name = name;
            this.type = type;
            this.shape = shape;
            this.bytes = bytes;
        }
    }

    /** The bytes of a body with these tensors. */
    static long bodyBytes(List<Tensor> tensors) {
        long bytes = 0;
        for (Tensor tensor : tensors) {
            bytes = align(bytes) + tensor.byteSize();
        }
        return bytes;
    }

    static void write(HeadWriter out, List<Tensor> tensors) throws MessageTooLargeException {
        out.putAll(tensors, tensor -> {
            out.put(tensor.name());
            out.put((byte) tensor.type().onnxElementType());
            out.put((byte) tensor.rank());
            for (int axis = 0; axis < tensor.rank(); axis++) {
                out.put(tensor.dimension(axis));
            }
            out.put((long) tensor.byteSize());
        });
    }

    static List<Tensor> read(HeadReader in, Body body) throws IOException {
        List<Head> heads = in.getAll(() -> readHead(in));
        long expected = 0;
        for (Head head : heads) {
            expected = align(expected) + head.bytes;
        }
        ByteBuffer bytes = body.read(expected);
        List<Tensor> tensors = new ArrayList<>(heads.size());
        long at = 0;
        for (Head head : heads) {
            at = align(at);
            try {
                tensors.add(new Tensor(head.name, head.type, head.shape, bytes.slice((int) at, head.bytes)));
            } catch (InvalidTensorException e) {
                throw new WireException(e.getMessage(), e);
            }
            at += head.bytes;
        }
        return tensors;
    }

    static long align(long offset) {
        return (offset + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private static Head readHead(HeadReader in) throws WireException {
        String name = in.getString();
        byte number = in.getByte();
        DataType type =
                DataType.fromOnnx(number).orElseThrow(() -> new WireException("a tensor of unknown type " + number));
        int rank = in.getByte();
        if (rank < 0 || rank > Tensor.MAX_RANK) {
            throw new WireException("a tensor of rank " + rank);
        }
        long[] shape = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] = in.getCount();
        }
        long bytes = in.getCount();
        try {
            long elements = Shapes.elements(name, shape);
            boolean fits = type.isFixedWidth()
                    ? bytes == elements * type.width()
                    : bytes >= elements * Integer.BYTES && bytes <= Integer.MAX_VALUE;
            if (!fits || bytes > Integer.MAX_VALUE) {
                throw new WireException(
                        "tensor '" + name + "' of " + elements + " " + type + " in " + bytes + " bytes");
            }
        } catch (InvalidTensorException e) {
            throw new WireException(e.getMessage(), e);
        }
        return new Head(name, type, shape, (int) bytes);
    }

    /** The body of the message being read. */
    interface Body {

        /** All of it, provided that it has exactly that many bytes. */
        ByteBuffer read(long bytes) throws IOException;
    }
}
