package io.modelmarket.deploy.bench.floor;

import java.nio.ByteBuffer;

/**
 * One input of a run.
 *
 * @param bytes direct, in the machine's order, from position to limit as many as the shape asks for
 */
@SuppressWarnings("ArrayRecordComponent") // one request long, and never compared
public record FloorTensor(String name, ByteBuffer bytes, long[] shape) {}
