package io.modelmarket.platform.extension;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.catalog.Releases;
import io.modelmarket.platform.inference.Sight;
import io.modelmarket.runtime.worker.RunStatistics;
import io.modelmarket.runtime.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The extension "statistics": what became of a release's runs on this node since it was loaded. */
@ApplicationScoped
public class Statistics {

    private final Sight sight;
    private final Releases releases;
    private final Workers workers;

    Statistics(Sight sight, Releases releases, Workers workers) {
        this.sight = sight;
        this.releases = releases;
        this.workers = workers;
    }

    /**
     * Of one model's releases.
     *
     * @param version null or empty for all of them
     * @throws io.modelmarket.contracts.problem.ProblemException when there is none, or not for this key
     */
    public StatisticsView of(@Nullable String key, String model, @Nullable String version) {
        ModelName name = sight.require(key, model);
        String tenant = sight.tenant(key);
        Stream<Release> asked = version == null || version.isEmpty()
                ? releases.of(name).stream()
                : Stream.of(releases.requireKnown(name, version));
        return new StatisticsView(asked.map(release -> of(release, tenant)).toList());
    }

    /** Of all releases the key may see. */
    public StatisticsView all(@Nullable String key) {
        String tenant = sight.tenant(key);
        return new StatisticsView(sight.models(key).stream()
                .flatMap(model -> releases.of(model).stream())
                .map(release -> of(release, tenant))
                .toList());
    }

    /** The partner sees everybody's calls, a consumer its own. */
    private ModelStatistics of(Release release, String tenant) {
        RunStatistics runs = release.model().partner().value().equals(tenant)
                ? workers.statistics(release.ref())
                : workers.statistics(release.ref(), tenant);
        return new ModelStatistics(
                release.model().wire(),
                release.version().toString(),
                runs.lastRunMillis(),
                runs.rows(),
                runs.executions(),
                new InferStatistics(
                        Duration.of(runs.succeeded()),
                        Duration.of(runs.failed()),
                        Duration.of(runs.waited()),
                        Duration.NOT_MEASURED,
                        Duration.of(runs.computed()),
                        Duration.NOT_MEASURED),
                runs.batches().stream()
                        .map(size -> new BatchStatistics(
                                size.rows(),
                                Duration.NOT_MEASURED,
                                Duration.of(size.computed()),
                                Duration.NOT_MEASURED))
                        .toList());
    }

    /** As the extension has it. */
    public record StatisticsView(
            @JsonProperty("model_stats") List<ModelStatistics> models) {}

    /**
     * One release's.
     *
     * @param lastInference milliseconds since 1970
     * @param inferences rows, as the extension counts a batch as so many inferences
     */
    public record ModelStatistics(
            String name,
            String version,
            @JsonProperty("last_inference") long lastInference,
            @JsonProperty("inference_count") long inferences,
            @JsonProperty("execution_count") long executions,
            @JsonProperty("inference_stats") InferStatistics runs,
            @JsonProperty("batch_stats") List<BatchStatistics> batches) {}

    /**
     * Where the time went; {@code queue} is all of it that was not spent computing, transport to the worker included.
     */
    public record InferStatistics(
            Duration success,
            Duration fail,
            Duration queue,
            @JsonProperty("compute_input") Duration computeInput,
            @JsonProperty("compute_infer") Duration computeInfer,
            @JsonProperty("compute_output") Duration computeOutput) {}

    /** The runs of so many rows. */
    public record BatchStatistics(
            @JsonProperty("batch_size") long size,
            @JsonProperty("compute_input") Duration computeInput,
            @JsonProperty("compute_infer") Duration computeInfer,
            @JsonProperty("compute_output") Duration computeOutput) {}

    /** How often, and how many nanoseconds altogether. */
    public record Duration(long count, long ns) {

        /** Included in {@code success}, and not told apart. */
        static final Duration NOT_MEASURED = new Duration(0, 0);

        static Duration of(RunStatistics.Tally tally) {
            return new Duration(tally.count(), tally.nanos());
        }
    }
}
