package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.worker.ProviderChoice;
import java.util.Map;

/**
 * What the configuration says each release is computed on: the release's word before its model's, that before the
 * node's.
 */
final class ConfiguredProviders implements ProviderChoice {

    private final ProviderConfig node;

    ConfiguredProviders(ProviderConfig node) {
        this.node = node;
    }

    @Override
    public Provider of(ModelRef ref) {
        Map<String, ProviderConfig.OfRelease> releases = node.releases();
        ProviderConfig.OfRelease own =
                releases.getOrDefault(ref.model() + "@" + ref.version(), releases.get(ref.model()));
        if (own == null) {
            return provider(node.kind(), node.device(), node.memory().asLongValue(), node.fallback());
        }
        return provider(
                own.kind().orElse(node.kind()),
                own.device().orElse(node.device()),
                own.memory().orElse(node.memory()).asLongValue(),
                own.fallback().orElse(node.fallback()));
    }

    private static Provider provider(ProviderConfig.Kind kind, int device, long memory, Provider.Fallback fallback) {
        return switch (kind) {
            case CPU -> Provider.CPU;
            case CUDA -> new Provider.Cuda(device, memory, fallback);
        };
    }
}
