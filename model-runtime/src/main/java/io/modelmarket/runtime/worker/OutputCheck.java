package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.WireException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker answered what it was asked: what comes from a worker is as little trusted as what comes from a
 * caller. Names and types that differ are no model's fault, for ONNX Runtime checks them; dimensions may be, for it
 * does not.
 */
final class OutputCheck {

    private OutputCheck() {}

    /** The outputs in the signature's order, each of them asked for and of the type the signature says. */
    static List<Tensor> check(Signature signature, List<String> requested, List<Tensor> outputs) throws WireException {
        Map<String, Tensor> byName = new HashMap<>();
        for (Tensor output : outputs) {
            if (byName.put(output.name(), output) != null) {
                throw new WireException("output '" + output.name() + "' twice");
            }
        }
        Set<String> wanted = new LinkedHashSet<>(requested);
        List<TensorSpec> specs = signature.outputs().stream()
                .filter(spec -> wanted.isEmpty() || wanted.contains(spec.name()))
                .toList();
        for (TensorSpec spec : specs) {
            Tensor output = byName.get(spec.name());
            if (output == null || output.type() != spec.type()) {
                throw new WireException("output '" + spec.name() + "' should be " + spec.type() + ", is " + output);
            }
        }
        if (specs.size() != outputs.size()) {
            throw new WireException("outputs that nobody asked for: " + byName.keySet());
        }
        return specs.stream().map(spec -> output(byName, spec)).toList();
    }

    /**
     * What is wrong with the dimensions of outputs that were checked, in words; null when all are as the signature
     * says.
     */
    static @Nullable String misshapen(Signature signature, List<Tensor> outputs) {
        for (Tensor output : outputs) {
            TensorSpec spec = signature.output(output.name()).orElseThrow();
            if (!spec.accepts(output.shape())) {
                return "output '" + output.name() + "' has shape " + Arrays.toString(output.shape())
                        + "; the signature says " + InputCheck.shape(spec);
            }
        }
        return null;
    }

    private static Tensor output(Map<String, Tensor> byName, TensorSpec spec) {
        return Objects.requireNonNull(byName.get(spec.name()));
    }
}
