package io.modelmarket.runtime.worker.wire;

import java.nio.ByteBuffer;

/** The first bytes of a frame: magic, version, type, request, length of head, length of body. Little-endian. */
record FrameHeader(MessageType type, long request, int headBytes, int bodyBytes) {

    static final int BYTES = 32;

    private static final int MAGIC = 0x4B57_4B4D;
    private static final short VERSION = 1;

    /** Takes a header from the buffer's position on, which it moves behind it. */
    static FrameHeader read(ByteBuffer in, WireLimits limits) throws WireException {
        int at = in.position();
        in.position(at + BYTES);
        if (in.getInt(at) != MAGIC || in.getShort(at + 4) != VERSION || in.getInt(at + 20) != 0) {
            throw new WireException("not a frame of this protocol's version " + VERSION);
        }
        MessageType type = MessageType.of(in.getShort(at + 6));
        int headBytes = in.getInt(at + 16);
        long bodyBytes = in.getLong(at + 24);
        if (headBytes < 0 || headBytes > limits.maxHeadBytes()) {
            throw new WireException("a head of " + headBytes + " bytes");
        }
        boolean carriesTensors = type == MessageType.RUN || type == MessageType.RAN;
        if (bodyBytes < 0 || bodyBytes > (carriesTensors ? limits.maxBodyBytes() : 0)) {
            throw new WireException("a body of " + bodyBytes + " bytes in a message of type " + type);
        }
        return new FrameHeader(type, in.getLong(at + 8), headBytes, (int) bodyBytes);
    }

    /** Puts the header at the buffer's beginning. */
    void write(ByteBuffer frame) {
        frame.putInt(0, MAGIC)
                .putShort(4, VERSION)
                .putShort(6, type.number())
                .putLong(8, request)
                .putInt(16, headBytes)
                .putInt(20, 0)
                .putLong(24, bodyBytes);
    }
}
