package io.modelmarket.deploy.bench.result;

/** What a figure must reach, or must not exceed. */
public record Target(double value, boolean atLeast) {

    /** The figure must be this or more. */
    public static Target atLeast(double value) {
        return new Target(value, true);
    }

    /** The figure must be this or less. */
    public static Target atMost(double value) {
        return new Target(value, false);
    }

    boolean metBy(double figure) {
        return atLeast ? figure >= value : figure <= value;
    }
}
