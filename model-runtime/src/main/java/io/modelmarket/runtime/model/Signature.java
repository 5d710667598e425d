package io.modelmarket.runtime.model;

import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** The inputs a model asks for and the outputs it gives, in the model's own order. */
public record Signature(List<TensorSpec> inputs, List<TensorSpec> outputs) {

    /** Keeps its own copies. */
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The input of that name. */
    public Optional<TensorSpec> input(String name) {
        return named(inputs, name);
    }

    /** The output of that name. */
    public Optional<TensorSpec> output(String name) {
        return named(outputs, name);
    }

    /**
     * How many rows a request with those inputs, in whatever order, asks about: the leading dimension of the first
     * input of the model where the caller chooses it, or of its first input where that is nowhere so; 1 for a scalar.
     */
    public long rows(List<Tensor> given) {
        for (TensorSpec input : inputs) {
            if (!input.shape().isEmpty() && input.shape().getFirst() == TensorSpec.FREE) {
                return leading(input, given);
            }
        }
        return inputs.isEmpty() ? 1 : leading(inputs.getFirst(), given);
    }

    private static long leading(TensorSpec input, List<Tensor> given) {
        for (Tensor tensor : given) {
            if (tensor.name().equals(input.name()) && tensor.rank() > 0) {
                return tensor.dimension(0);
            }
        }
        return 1;
    }

    private static Optional<TensorSpec> named(List<TensorSpec> specs, String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }
}
