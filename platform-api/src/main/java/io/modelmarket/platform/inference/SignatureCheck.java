package io.modelmarket.platform.inference;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a request against the model's signature before it goes anywhere near the model. */
final class SignatureCheck {

    private SignatureCheck() {}

    static void check(InferRequest request, Signature signature) {
        Set<String> seen = new HashSet<>();
        for (Tensor input : request.inputs()) {
            TensorSpec spec = signature
                    .input(input.name())
                    .orElseThrow(() -> invalid(
                            input.name(),
                            "the model has no input '" + input.name() + "'; it has " + inputs(signature)));
            if (!seen.add(input.name())) {
                throw invalid(input.name(), "input '" + input.name() + "' is given more than once");
            }
            if (spec.type() != input.type()) {
                throw invalid(
                        input.name(),
                        "input '" + input.name() + "' has datatype " + input.type() + "; the model takes "
                                + spec.type());
            }
            if (!spec.accepts(input.shape())) {
                throw invalid(
                        input.name(),
                        "input '" + input.name() + "' has shape " + Arrays.toString(input.shape())
                                + "; the model takes " + spec.shape() + ", where -1 may be any size");
            }
        }
        request.inputs().forEach(SignatureCheck::checkBooleans);
        for (TensorSpec spec : signature.inputs()) {
            if (!seen.contains(spec.name())) {
                throw invalid(spec.name(), "input '" + spec.name() + "' is missing");
            }
        }
        for (String output : request.outputs()) {
            if (signature.output(output).isEmpty()) {
                throw invalid(output, "the model has no output '" + output + "'; it has " + names(signature.outputs()));
            }
        }
    }

    /** What is neither 0 nor 1 means one thing to one operator and another to the next. */
    private static void checkBooleans(Tensor input) {
        if (input.type() == DataType.BOOL) {
            ByteBuffer data = input.data();
            for (int i = 0; i < data.limit(); i++) {
                if ((data.get(i) & ~1) != 0) {
                    throw invalid(
                            input.name(),
                            "input '" + input.name() + "' has the byte " + data.get(i) + " at element " + i
                                    + ", which is not a BOOL; 0 and 1 are");
                }
            }
        }
    }

    private static String inputs(Signature signature) {
        return names(signature.inputs());
    }

    private static String names(List<TensorSpec> specs) {
        return specs.stream().map(spec -> "'" + spec.name() + "'").collect(Collectors.joining(", "));
    }

    private static ProblemException invalid(String tensor, String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, Map.of("tensor", tensor));
    }
}
