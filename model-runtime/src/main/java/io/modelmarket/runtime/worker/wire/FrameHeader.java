package io.modelmarket.runtime.worker.wire;

import java.nio.ByteBuffer;

/**
 * The first bytes of a frame: magic, version, type, request, length of head, room, length of body. Little-endian.
 *
 * @param room where the body lies instead of in the frame; 0 when it is in the frame
 */
record FrameHeader(MessageType type, long request, int headBytes, int room, int bodyBytes) {

    static final int BYTES = 32;

    private static final int MAGIC = 0x4B57_4B4D;
    private static final short VERSION = 1;

    /** Takes a header from the buffer's position on, which it moves behind it. */
    static FrameHeader read(ByteBuffer in, WireLimits limits) throws WireException {
        int at = in.position();
        in.position(at + BYTES);
        if (in.getInt(at) != MAGIC || in.getShort(at + 4) != VERSION) {
            throw new WireException("not a frame of this protocol's version " + VERSION);
        }
        MessageType type = MessageType.of(in.getShort(at + 6));
        int headBytes = in.getInt(at + 16);
        long bodyBytes = in.getLong(at + 24);
        if (headBytes < 0 || headBytes > limits.maxHeadBytes()) {
            throw new WireException("a head of " + headBytes + " bytes");
        }
        int room = in.getInt(at + 20);
        if (room < 0 || (room > 0 && type != MessageType.RUN)) {
            throw new WireException("a body in room " + room + " of a message of type " + type);
        }
        boolean carriesTensors = type == MessageType.RUN || type == MessageType.RAN;
        if (bodyBytes < 0 || bodyBytes > (carriesTensors ? limits.maxBodyBytes() : 0)) {
            throw new WireException("a body of " + bodyBytes + " bytes in a message of type " + type);
        }
        return new FrameHeader(type, in.getLong(at + 8), headBytes, room, (int) bodyBytes);
    }

    /** The bytes of the frame behind the header. */
    long contentBytes() {
        return (long) headBytes + (room == 0 ? bodyBytes : 0);
    }

    /** Puts the header at the buffer's beginning. */
    void write(ByteBuffer frame) {
        frame.putInt(0, MAGIC)
                .putShort(4, VERSION)
                .putShort(6, type.number())
                .putLong(8, request)
                .putInt(16, headBytes)
                .putInt(20, room)
                .putLong(24, bodyBytes);
    }
}
