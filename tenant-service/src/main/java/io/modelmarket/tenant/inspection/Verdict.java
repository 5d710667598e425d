package io.modelmarket.tenant.inspection;

/** What came of an inspection. */
public sealed interface Verdict {

    /** The file may be published. */
    record Accepted(InspectedModel model) implements Verdict {}

    /** The file broke {@code rule} at {@code where}; {@code detail} is written for its publisher. */
    record Refused(String rule, String where, String detail) implements Verdict {}
}
