package io.modelmarket.platform.rest;

import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.inference.Schedule;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request's bytes: JSON, then the blobs of binary tensors in the order of the inputs. Without JSON at all the bytes
 * are the one input of a model that has one.
 *
 * @param bytes the JSON's are the first of these
 * @param blobs what is behind the JSON, wherever it lies
 */
@SuppressWarnings("ArrayRecordComponent") // one request long, and never compared
record BinaryBody(byte[] bytes, int headLength, ByteBuffer blobs) {

    /** The header that says how long the JSON is. */
    static final String HEADER = "Inference-Header-Content-Length";

    /** A body as it came: its tensors may lie apart from what is before them. */
    static BinaryBody of(ReceivedBody received, @Nullable String header) {
        ByteBuffer apart = received.blobs();
        byte[] head = received.head();
        return apart.hasRemaining() ? new BinaryBody(head, head.length, apart) : of(head, header);
    }

    /** A body in one piece. */
    static BinaryBody of(byte[] bytes, @Nullable String header) {
        int length = header == null ? bytes.length : headLength(bytes, header);
        return new BinaryBody(
                bytes,
                length,
                ByteBuffer.wrap(bytes, length, bytes.length - length).slice());
    }

    private static int headLength(byte[] bytes, String header) {
        int length;
        try {
            length = Integer.parseInt(header.strip());
        } catch (NumberFormatException e) {
            throw Invalid.request(HEADER + " must be a number of bytes");
        }
        if (length < 0 || length > bytes.length) {
            throw Invalid.request(
                    HEADER + " says " + length + " bytes of JSON, but the body has " + bytes.length + " bytes");
        }
        return length;
    }

    /** Whether there is no JSON. */
    boolean isRaw() {
        return headLength == 0 && blobs.hasRemaining();
    }

    /**
     * What JSON would have said about a raw body: the model's one input, its free dimension as the bytes' number has
     * it.
     */
    RequestHead rawHead(Signature signature, TensorBuffers buffers) {
        if (signature.inputs().size() != 1) {
            throw Invalid.request("a body without JSON is for models with one input; this one has "
                    + signature.inputs().size());
        }
        TensorSpec spec = signature.inputs().getFirst();
        RequestHead.Input input = spec.type() == DataType.BYTES
                ? new RequestHead.Input(spec.name(), spec.type(), onesFor(spec), -1, oneString(spec, buffers))
                : new RequestHead.Input(spec.name(), spec.type(), shapeFor(spec), blobs.remaining(), null);
        return new RequestHead(null, true, Schedule.of(null, null), List.of(input), List.of());
    }

    /** The inputs, those whose data is behind the JSON included. */
    List<Tensor> tensors(List<RequestHead.Input> inputs) {
        List<Tensor> tensors = new ArrayList<>(inputs.size());
        int position = 0;
        for (RequestHead.Input input : inputs) {
            Tensor tensor = input.tensor();
            if (tensor == null) {
                if (input.binarySize() > blobs.remaining() - position) {
                    throw Invalid.tensor(
                            input.name(),
                            "has 'binary_data_size' " + input.binarySize() + ", but only "
                                    + (blobs.remaining() - position) + " bytes are left of the body");
                }
                int size = (int) input.binarySize();
                ByteBuffer blob = blobs.slice(blobs.position() + position, size);
                tensor = new Tensor(input.name(), input.type(), input.shape(), blob);
                position += size;
            }
            tensors.add(tensor);
        }
        if (position != blobs.remaining()) {
            throw Invalid.request(
                    (blobs.remaining() - position) + " bytes are left over behind the last binary tensor");
        }
        return tensors;
    }

    private long[] shapeFor(TensorSpec spec) {
        long fixed = spec.type().width();
        int free = -1;
        for (int axis = 0; axis < spec.shape().size(); axis++) {
            if (spec.shape().get(axis) != TensorSpec.FREE) {
                fixed *= Math.max(1, spec.shape().get(axis));
            } else if (free >= 0) {
                throw Invalid.tensor(
                        spec.name(), "has more than one free dimension; give its shape in JSON before the bytes");
            } else {
                free = axis;
            }
        }
        long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
        if (free >= 0) {
            shape[free] = blobs.remaining() / fixed;
        }
        return shape;
    }

    private static long[] onesFor(TensorSpec spec) {
        return spec.shape().stream().mapToLong(dimension -> 1).toArray();
    }

    private Tensor oneString(TensorSpec spec, TensorBuffers buffers) {
        int length = blobs.remaining();
        ByteBuffer packed = buffers.allocate(Integer.BYTES + length);
        packed.putInt(length).put(blobs.duplicate()).flip();
        return new Tensor(spec.name(), spec.type(), onesFor(spec), packed);
    }
}
