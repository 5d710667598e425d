package io.modelmarket.platform.inference;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.runtime.worker.RunResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What became of calls between queue and answer, by release; of releases beyond a bound, by model. */
@Singleton
class RunMeters {

    /** Beyond this many, a release that has not been seen is measured with all such of its model. */
    static final int MOST_RELEASES = 1_000;

    private static final String OTHERS = "others";

    private record Measured(ModelName model, @Nullable ReleaseVersion version) {}

    private record Series(Timer decoded, Timer waited, Timer computed, Timer encoded, DistributionSummary together) {}

    private final MeterRegistry registry;
    private final Map<Measured, Series> series = new ConcurrentHashMap<>();

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void ran(Release release, RunResult result, Stages stages) {
        Series own = of(release.model(), release.version());
        own.decoded().record(stages.decodedAt() - stages.admittedAt(), TimeUnit.NANOSECONDS);
        own.waited().record(result.waitedNanos(), TimeUnit.NANOSECONDS);
        own.computed().record(result.computeNanos(), TimeUnit.NANOSECONDS);
        own.encoded().record(stages.encodedAt() - stages.ranAt(), TimeUnit.NANOSECONDS);
        own.together().record(result.together());
    }

    /** One failed that may never have been in the worker: a queue in which calls time out is not to look short. */
    void failed(Release release, Stages stages) {
        if (stages.onlyWaited()) {
            of(release.model(), release.version())
                    .waited()
                    .record(stages.failedAt() - stages.decodedAt(), TimeUnit.NANOSECONDS);
        }
    }

    private Series of(ModelName model, ReleaseVersion version) {
        Measured measured = new Measured(model, version);
        Series known = series.get(measured);
        if (known != null) {
            return known;
        }
        Measured kept = series.size() < MOST_RELEASES ? measured : new Measured(model, null);
        return series.computeIfAbsent(kept, this::series);
    }

    private Series series(Measured measured) {
        String release =
                measured.version() == null ? OTHERS : measured.version().toString();
        Tags tags = Tags.of("model", measured.model().toString(), "release", release);
        return new Series(
                timer("market.runs.decoded", "from request to checked tensors", tags),
                timer(
                        "market.runs.waited",
                        "from being asked for to being sent to the worker, or given up before",
                        tags),
                timer("market.runs.computed", "a call's share of the worker's time", tags),
                timer("market.runs.encoded", "from tensors to the answer as it is sent", tags),
                DistributionSummary.builder("market.runs.together")
                        .description("calls run as one")
                        .tags(tags)
                        .register(registry));
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }
}
