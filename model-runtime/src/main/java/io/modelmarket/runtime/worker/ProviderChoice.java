package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;

/** Says what each release is computed on. */
public interface ProviderChoice {

    /** That release's provider; asked whenever the release is loaded for the first time. */
    Provider of(ModelRef ref);
}
