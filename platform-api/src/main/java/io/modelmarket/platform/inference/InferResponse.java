package io.modelmarket.platform.inference;

import io.modelmarket.platform.catalog.Release;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/** What a model answered. */
public record InferResponse(Release release, List<Tensor> outputs) {

    /** One of the outputs as its {@code top} largest elements. */
    public Tensor classified(Tensor output, int top) {
        TensorSpec spec = release.signature().output(output.name()).orElseThrow();
        return Classification.of(output, spec, top);
    }
}
