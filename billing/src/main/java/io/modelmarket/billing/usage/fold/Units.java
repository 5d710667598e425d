package io.modelmarket.billing.usage.fold;

/** What was used, meter by meter. Failed requests are kept apart: nobody pays for them. */
public record Units(
        long requests,
        long failed,
        long rows,
        long computeMicros,
        long bytesIn,
        long bytesOut,
        long tokensIn,
        long tokensOut) {

    /** Nothing. */
    public static final Units NONE = new Units(0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum, meter by meter; exact. */
    public Units plus(Units other) {
        return new Units(
                Math.addExact(requests, other.requests),
                Math.addExact(failed, other.failed),
                Math.addExact(rows, other.rows),
                Math.addExact(computeMicros, other.computeMicros),
                Math.addExact(bytesIn, other.bytesIn),
                Math.addExact(bytesOut, other.bytesOut),
                Math.addExact(tokensIn, other.tokensIn),
                Math.addExact(tokensOut, other.tokensOut));
    }
}
