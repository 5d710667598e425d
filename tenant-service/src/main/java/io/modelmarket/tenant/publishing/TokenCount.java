package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.InspectedModel;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
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

    private static final Set<String> INTEGERS =
            Set.of("BOOL", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64");

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
     * @throws ProblemException when a tensor is not there, or not of integers
     */
    void check(InspectedModel.Signature signature) {
        check("input", input, signature.inputs());
        check("output", output, signature.outputs());
    }

    private static void check(String side, @Nullable String name, List<InspectedModel.Tensor> tensors) {
        if (name == null) {
            return;
        }
        InspectedModel.Tensor named = tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("tokens." + side + " is '" + name + "', and the model has no such " + side));
        if (!INTEGERS.contains(named.datatype())) {
            throw refused("tokens." + side + " '" + name + "' is of " + named.datatype() + "; tokens are integers");
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, why + "; draft another version.");
    }
}
