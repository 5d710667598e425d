package io.modelmarket.runtime.worker.wire;

import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Makes frames: header and head in memory of its own, used again for the next frame; bodies where they lie. */
final class FrameWriter {

    private static final ByteBuffer PADDING =
            ByteBuffer.allocateDirect(TensorHeads.ALIGNMENT).asReadOnlyBuffer();

    private final WireLimits limits;
    private final HeadWriter head;

    FrameWriter(WireLimits limits) {
        this.limits = limits;
        this.head = new HeadWriter(FrameHeader.BYTES + limits.maxHeadBytes());
    }

    /** The frame's parts in order; valid until the next frame is asked for. */
    ByteBuffer[] frame(long request, Message message) throws MessageTooLargeException {
        return frame(request, message, bytes -> null);
    }

    /** The same, with inputs laid into {@code space} where that has room for them. */
    ByteBuffer[] frame(long request, Message message, InputSpace space) throws MessageTooLargeException {
        List<Tensor> tensors = switch (message) {
            case Message.Run run -> run.inputs();
            case Message.Ran ran -> ran.outputs();
            default -> List.of();
        };
        long bodyBytes = TensorHeads.bodyBytes(tensors);
        if (bodyBytes > limits.maxBodyBytes()) {
            throw new MessageTooLargeException(
                    "tensors of " + bodyBytes + " bytes do not fit into a message of " + limits.maxBodyBytes());
        }
        head.begin(FrameHeader.BYTES);
        MessageCodec.write(head, message);
        ByteBuffer first = head.finish();
        InputSpace.Room room = message instanceof Message.Run ? space.room((int) bodyBytes) : null;
        new FrameHeader(
                        MessageType.of(message),
                        request,
                        first.limit() - FrameHeader.BYTES,
                        room == null ? 0 : room.number(),
                        (int) bodyBytes)
                .write(first);
        if (room == null) {
            return gather(first, tensors);
        }
        lay(tensors, room.memory());
        return new ByteBuffer[] {first};
    }

    private static void lay(List<Tensor> tensors, ByteBuffer memory) {
        long at = 0;
        for (Tensor tensor : tensors) {
            at = TensorHeads.align(at);
            memory.put((int) at, tensor.data(), 0, tensor.byteSize());
            at += tensor.byteSize();
        }
    }

    private static ByteBuffer[] gather(ByteBuffer head, List<Tensor> tensors) {
        ByteBuffer[] parts = new ByteBuffer[1 + 2 * tensors.size()];
        int count = 0;
        parts[count++] = head;
        long at = 0;
        for (Tensor tensor : tensors) {
            int padding = (int) (TensorHeads.align(at) - at);
            if (padding > 0) {
                parts[count++] = PADDING.slice(0, padding);
            }
            parts[count++] = tensor.data();
            at += padding + tensor.byteSize();
        }
        return Arrays.copyOf(parts, count);
    }
}
