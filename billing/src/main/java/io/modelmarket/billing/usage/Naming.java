package io.modelmarket.billing.usage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What of an event says whose usage it is: two stretches of its bytes, from tenant to subscription and from model to
 * outcome. What is the same here is the same rollup within a quarter of an hour. Set again for each event, to look up;
 * a {@link #copy} is kept.
 */
final class Naming {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] bytes = {};
    private int ownerFrom;
    private int ownerTo;
    private int productFrom;
    private int productTo;

    /** Begins an event of which nothing is known. */
    void begin(byte[] event) {
        bytes = event;
        ownerFrom = 0;
        ownerTo = 0;
        productFrom = 0;
        productTo = 0;
    }

    /** A field from tenant to subscription; they follow each other. */
    void owner(int from, int to) {
        ownerFrom = ownerTo == 0 ? from : ownerFrom;
        ownerTo = to;
    }

    /** A field from model to outcome; they follow each other. */
    void product(int from, int to) {
        productFrom = productTo == 0 ? from : productFrom;
        productTo = to;
    }

    /** The same, apart from the event it was read from. */
    Naming copy() {
        Naming copy = new Naming();
        int owner = ownerTo - ownerFrom;
        int product = productTo - productFrom;
        copy.bytes = Arrays.copyOf(Arrays.copyOfRange(bytes, ownerFrom, ownerTo), owner + product);
        System.arraycopy(bytes, productFrom, copy.bytes, owner, product);
        copy.ownerTo = owner;
        copy.productFrom = owner;
        copy.productTo = owner + product;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Naming naming
                && Arrays.equals(bytes, ownerFrom, ownerTo, naming.bytes, naming.ownerFrom, naming.ownerTo)
                && Arrays.equals(bytes, productFrom, productTo, naming.bytes, naming.productFrom, naming.productTo);
    }

    @Override
    public int hashCode() {
        long hash = mixed(mixed(MIX, ownerFrom, ownerTo), productFrom, productTo);
        return Long.hashCode(hash * MIX);
    }

    private long mixed(long seed, int from, int to) {
        long hash = seed;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ (long) LONGS.get(bytes, at)) * MIX, 31);
        }
        for (; at < to; at++) {
            hash = Long.rotateLeft((hash ^ bytes[at]) * MIX, 31);
        }
        return hash;
    }
}
