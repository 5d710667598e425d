package io.modelmarket.platform.inference;

import io.modelmarket.platform.catalog.Release;
import io.modelmarket.runtime.tensor.Tensor;
import java.util.List;

/** What a model answered. */
public record InferResponse(Release release, List<Tensor> outputs) {}
