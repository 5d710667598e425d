package io.modelmarket.runtime.worker.wire;

/**
 * How much of one message is believed.
 *
 * @param maxHeadBytes names, shapes and texts
 * @param maxBodyBytes tensor bytes
 */
public record WireLimits(int maxHeadBytes, long maxBodyBytes) {

    /** The most tensors, names or specs in one message. */
    public static final int MAX_LIST = 4096;

    static final int HEAD = 1 << 20;

    /** Bodies of at most that many bytes. */
    public static WireLimits ofBody(long maxBodyBytes) {
        return new WireLimits(HEAD, Math.min(maxBodyBytes, Integer.MAX_VALUE - 64L));
    }
}
