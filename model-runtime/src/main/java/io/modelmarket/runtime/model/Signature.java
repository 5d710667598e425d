package io.modelmarket.runtime.model;

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

    private static Optional<TensorSpec> named(List<TensorSpec> specs, String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }
}
