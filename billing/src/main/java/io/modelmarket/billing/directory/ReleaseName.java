package io.modelmarket.billing.directory;

import io.modelmarket.contracts.id.ModelName;

/** A version of a model. */
public record ReleaseName(ModelName model, String version) {}
