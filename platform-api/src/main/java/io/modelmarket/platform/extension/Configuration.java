package io.modelmarket.platform.extension;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.catalog.Releases;
import io.modelmarket.platform.inference.CallTimeouts;
import io.modelmarket.platform.inference.Offers;
import io.modelmarket.platform.key.Keys;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The extension "model_configuration", to read: a release's tensors as a repository's configuration file would have
 * them.
 */
@ApplicationScoped
public class Configuration {

    private static final String BACKEND = "onnxruntime";

    private final Keys keys;
    private final Releases releases;
    private final CallTimeouts timeouts;

    Configuration(Keys keys, Releases releases, CallTimeouts timeouts) {
        this.keys = keys;
        this.releases = releases;
        this.timeouts = timeouts;
    }

    /**
     * Of the release that {@code version} means.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException for a key that is none, or a release that is not
     *     published
     */
    public ConfigurationView of(@Nullable String key, String model, @Nullable String version) {
        keys.authenticate(key);
        ModelName name = releases.requireModel(model);
        Release release = releases.require(name, version);
        return new ConfigurationView(
                name.wire(),
                Offers.PLATFORM,
                BACKEND,
                0,
                release.signature().inputs().stream().map(TensorView::of).toList(),
                release.signature().outputs().stream().map(TensorView::of).toList(),
                Workers.MODEL_FILE,
                BatchingView.of(release.maxDelay()),
                parameters(release));
    }

    /** The timeout is what this node keeps of what the release says. */
    private Map<String, ParameterView> parameters(Release release) {
        Map<String, ParameterView> parameters = new TreeMap<>();
        parameters.put("version", new ParameterView(release.version().toString()));
        if (release.callTimeout().isPresent()) {
            Duration kept = timeouts.of(Optional.empty(), release.callTimeout());
            parameters.put("timeout", new ParameterView(Long.toString(TimeUnit.NANOSECONDS.toMicros(kept.toNanos()))));
        }
        return parameters;
    }

    /**
     * As the extension has it.
     *
     * @param maxBatchSize 0, which says that the tensors' dimensions below are all there are, the batch's included
     * @param batching null where calls wait for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConfigurationView(
            String name,
            String platform,
            String backend,
            @JsonProperty("max_batch_size") int maxBatchSize,
            List<TensorView> input,
            List<TensorView> output,
            @JsonProperty("default_model_filename") String modelFile,
            @JsonProperty("dynamic_batching") @Nullable BatchingView batching,
            Map<String, ParameterView> parameters) {}

    /** How long calls wait in an idle lane to be run together. */
    public record BatchingView(
            @JsonProperty("max_queue_delay_microseconds") long maxDelayMicros) {

        static @Nullable BatchingView of(Duration maxDelay) {
            return maxDelay.isZero() ? null : new BatchingView(TimeUnit.NANOSECONDS.toMicros(maxDelay.toNanos()));
        }
    }

    /** One input or output; -1 where any size is taken. */
    public record TensorView(
            String name, @JsonProperty("data_type") String dataType, List<Long> dims) {

        static TensorView of(TensorSpec spec) {
            String type = spec.type() == DataType.BYTES ? "STRING" : spec.type().oipName();
            return new TensorView(spec.name(), "TYPE_" + type, spec.shape());
        }
    }

    /** A value of the configuration's free part. */
    public record ParameterView(
            @JsonProperty("string_value") String value) {}
}
