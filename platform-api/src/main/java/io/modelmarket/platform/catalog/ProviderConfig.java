package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.model.Provider;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What models are computed on, on this node. */
@ConfigMapping(prefix = "market.provider")
public interface ProviderConfig {

    /** For every release that is not named in {@code releases}. */
    @WithDefault("cpu")
    Kind kind();

    /** The graphics card's number. */
    @WithDefault("0")
    int device();

    /** The most of the card's memory that one model's working space may take. */
    @WithDefault("2G")
    MemorySize memory();

    /** What happens to a model whose card cannot be used. */
    @WithDefault("refuse")
    Provider.Fallback fallback();

    /** Single releases, by {@code partner/name@version}, or all of a model, by {@code partner/name}. */
    Map<String, OfRelease> releases();

    /** What differs for them. */
    interface OfRelease {

        /** Instead of the node's. */
        Optional<Kind> kind();

        /** Instead of the node's. */
        OptionalInt device();

        /** Instead of the node's. */
        Optional<MemorySize> memory();

        /** Instead of the node's. */
        Optional<Provider.Fallback> fallback();
    }

    /** What there is. */
    enum Kind {
        CPU,
        CUDA
    }
}
