package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Whether tensors fit a signature, said in words for the caller, before a worker is bothered with them. */
final class InputCheck {

    private InputCheck() {}

    static void check(Signature signature, List<Tensor> inputs, Set<String> outputs) {
        Set<String> seen = new HashSet<>();
        for (Tensor tensor : inputs) {
            TensorSpec spec = signature
                    .input(tensor.name())
                    .orElseThrow(() -> new RuntimeFailure.BadInput(
                            tensor.name(), "is not an input of the model, which has " + names(signature.inputs())));
            if (!seen.add(tensor.name())) {
                throw new RuntimeFailure.BadInput(tensor.name(), "is there twice");
            }
            if (tensor.type() != spec.type()) {
                throw new RuntimeFailure.BadInput(
                        tensor.name(), "has type " + tensor.type() + "; the model wants " + spec.type());
            }
            if (!spec.accepts(tensor.shape())) {
                throw new RuntimeFailure.BadInput(
                        tensor.name(),
                        "has shape " + Arrays.toString(tensor.shape()) + "; the model wants " + shape(spec));
            }
        }
        for (TensorSpec spec : signature.inputs()) {
            if (!seen.contains(spec.name())) {
                throw new RuntimeFailure.BadInput(
                        spec.name(), "is missing; the model wants " + spec.type() + " " + shape(spec));
            }
        }
        for (String output : outputs) {
            if (signature.output(output).isEmpty()) {
                throw new RuntimeFailure.BadInput(
                        output, "is not an output of the model, which has " + names(signature.outputs()));
            }
        }
    }

    private static String names(List<TensorSpec> specs) {
        StringJoiner names = new StringJoiner("', '", "'", "'");
        specs.forEach(spec -> names.add(spec.name()));
        return names.toString();
    }

    /** The dimensions a signature says, in words. */
    static String shape(TensorSpec spec) {
        StringJoiner dimensions = new StringJoiner(", ", "[", "]");
        for (int axis = 0; axis < spec.shape().size(); axis++) {
            long size = spec.shape().get(axis);
            String symbol = spec.dimensionNames().get(axis);
            dimensions.add(size != TensorSpec.FREE ? Long.toString(size) : symbol.isEmpty() ? "any" : symbol);
        }
        return dimensions.toString();
    }
}
