package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What properties say each release is computed on. */
class ConfiguredProvidersTest {

    private static final ModelRef DIGITS = new ModelRef("acme/digits", "1.0.0", "");
    private static final ModelRef NEWER = new ModelRef("acme/digits", "1.1.0", "");
    private static final ModelRef IRIS = new ModelRef("acme/iris", "1.0.0", "");

    @Test
    void withoutAWordItIsTheProcessor() {
        assertThat(providers(Map.of()).of(DIGITS)).isEqualTo(Provider.CPU);
    }

    @Test
    void aNodeMayComputeEverythingOnItsCard() {
        ConfiguredProviders providers = providers(Map.of(
                "market.provider.kind", "cuda",
                "market.provider.device", "1",
                "market.provider.memory", "4G",
                "market.provider.fallback", "cpu"));

        assertThat(providers.of(IRIS)).isEqualTo(new Provider.Cuda(1, 4L << 30, Provider.Fallback.CPU));
    }

    @Test
    void aReleaseGoesBeforeItsModelAndThatBeforeTheNode() {
        ConfiguredProviders providers = providers(Map.of(
                "market.provider.memory", "1G",
                "market.provider.releases.\"acme/digits\".kind", "cuda",
                "market.provider.releases.\"acme/digits@1.1.0\".kind", "cuda",
                "market.provider.releases.\"acme/digits@1.1.0\".device", "2",
                "market.provider.releases.\"acme/digits@1.1.0\".fallback", "cpu"));

        assertThat(providers.of(DIGITS)).isEqualTo(new Provider.Cuda(0, 1L << 30, Provider.Fallback.REFUSE));
        assertThat(providers.of(NEWER)).isEqualTo(new Provider.Cuda(2, 1L << 30, Provider.Fallback.CPU));
        assertThat(providers.of(IRIS)).isEqualTo(Provider.CPU);
    }

    private static ConfiguredProviders providers(Map<String, String> properties) {
        return new ConfiguredProviders(new SmallRyeConfigBuilder()
                .withMapping(ProviderConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(ProviderConfig.class));
    }
}
