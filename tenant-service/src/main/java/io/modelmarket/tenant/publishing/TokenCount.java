package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.InspectedModel;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which of a release's tensors hold tokens, in JSON and as it is stored. Tokens are a tensor's elements other than its
 * padding, which is 0 unless said; so of an attention mask those that are set.
 *
 * @param input an input of integers; null: tokens in are not counted
 * @param output an output of integers; null: tokens out are not counted
 */
@Schema(name = "TokenCount")
public record TokenCount(
        @Size(min = 1, max = 200) @Nullable String input,
        @Nullable Long inputPadding,
        @Size(min = 1, max = 200) @Nullable String output,
        @Nullable Long outputPadding) {

    /** The least and the greatest padding that a tensor of each type can hold; beyond 63 bits none can be said. */
    private static final Map<String, Range> INTEGERS = Map.of(
            "BOOL", new Range(0, 1),
            "INT8", new Range(Byte.MIN_VALUE, Byte.MAX_VALUE),
            "INT16", new Range(Short.MIN_VALUE, Short.MAX_VALUE),
            "INT32", new Range(Integer.MIN_VALUE, Integer.MAX_VALUE),
            "INT64", new Range(Long.MIN_VALUE, Long.MAX_VALUE),
            "UINT8", new Range(0, 0xFF),
            "UINT16", new Range(0, 0xFFFF),
            "UINT32", new Range(0, 0xFFFF_FFFFL),
            "UINT64", new Range(0, Long.MAX_VALUE));

    private record Range(long least, long greatest) {}

    /**
     * Refuses what counts nothing.
     *
     * @throws ProblemException when no tensor is named, or a padding without its tensor
     */
    void check() {
        if (input == null && output == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "tokens must name an input or an output.");
        }
        if ((input == null && inputPadding != null) || (output == null && outputPadding != null)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "tokens.inputPadding and outputPadding belong to input and output.");
        }
    }

    /**
     * Holds it against what the model takes and answers.
     *
     * @throws ProblemException when a tensor is not there, not of integers, or cannot hold its padding
     */
    void check(InspectedModel.Signature signature) {
        check("input", input, inputPadding, signature.inputs());
        check("output", output, outputPadding, signature.outputs());
    }

    private static void check(
            String side, @Nullable String name, @Nullable Long padding, List<InspectedModel.Tensor> tensors) {
        if (name == null) {
            return;
        }
        InspectedModel.Tensor named = tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("tokens." + side + " is '" + name + "', and the model has no such " + side));
        Range range = INTEGERS.get(named.datatype());
        if (range == null) {
            throw refused("tokens." + side + " '" + name + "' is of " + named.datatype() + "; tokens are integers");
        }
        if (padding != null && (padding < range.least() || padding > range.greatest())) {
            throw refused("tokens." + side + "Padding is " + padding + ", which " + named.datatype() + " of '" + name
                    + "' cannot hold");
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, why + "; draft another version.");
    }
}
