package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.model.Signature;
import java.util.List;

/**
 * What is known about an accepted file.
 *
 * @param signature as ONNX Runtime reports it, sequences as the tensors that callers get of them
 * @param contents what the file says of itself
 * @param measured what its first runs took
 * @param warnings what its publisher should know although the file may be published
 */
public record InspectionReport(
        Signature signature, ModelContents contents, Measurements measured, List<Warning> warnings) {

    /** Keeps its own list. */
    public InspectionReport {
        warnings = List.copyOf(warnings);
    }

    /**
     * Something that is allowed and may still surprise.
     *
     * @param rule the stable name of what was noticed, e.g. {@code not-batched}
     * @param where the place in the file: a node, tensor, input or output, or {@code model.onnx} as a whole
     * @param detail what it means and what to do, for the publisher
     */
    public record Warning(String rule, String where, String detail) {}
}
