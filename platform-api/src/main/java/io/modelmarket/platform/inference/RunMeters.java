package io.modelmarket.platform.inference;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.runtime.worker.RunResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What became of calls between queue and answer, by model. */
@Singleton
class RunMeters {

    private record Series(Timer decoded, Timer waited, Timer computed, Timer encoded, DistributionSummary together) {}

    private final MeterRegistry registry;
    private final Map<ModelName, Series> byModel = new ConcurrentHashMap<>();

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void ran(ModelName model, RunResult result, Stages stages) {
        Series series = byModel.computeIfAbsent(model, this::series);
        series.decoded().record(stages.decodedAt() - stages.admittedAt(), TimeUnit.NANOSECONDS);
        series.waited().record(result.waitedNanos(), TimeUnit.NANOSECONDS);
        series.computed().record(result.computeNanos(), TimeUnit.NANOSECONDS);
        series.encoded().record(stages.encodedAt() - stages.ranAt(), TimeUnit.NANOSECONDS);
        series.together().record(result.together());
    }

    private Series series(ModelName model) {
        String name = model.toString();
        return new Series(
                timer("market.runs.decoded", "from request to checked tensors", name),
                timer("market.runs.waited", "from being asked for to being sent to the worker", name),
                timer("market.runs.computed", "a call's share of the worker's time", name),
                timer("market.runs.encoded", "from tensors to the answer as it is sent", name),
                DistributionSummary.builder("market.runs.together")
                        .description("calls run as one")
                        .tag("model", name)
                        .register(registry));
    }

    private Timer timer(String name, String description, String model) {
        return Timer.builder(name).description(description).tag("model", model).register(registry);
    }
}
