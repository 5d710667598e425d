package io.modelmarket.runtime.inspect;

/** What came of looking at a file: it may be published, or it may not and this is why. */
public sealed interface Inspection {

    /** The file may be published; the report belongs to its digest. */
    record Accepted(InspectionReport report) implements Inspection {}

    /**
     * The file may not be published.
     *
     * @param rule the stable name of the rule it broke, e.g. {@code onnx-format}
     * @param where the place in the file: a node, tensor, attribute, or {@code model.onnx} as a whole
     * @param detail what is wrong and what to do, for the publisher; may quote ONNX Runtime, because it is the
     *     publisher's own model, but names no folder of this machine
     */
    record Refused(String rule, String where, String detail) implements Inspection {}
}
