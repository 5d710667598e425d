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

    private record Series(Timer waited, Timer computed, DistributionSummary together) {}

    private final MeterRegistry registry;
    private final Map<ModelName, Series> byModel = new ConcurrentHashMap<>();

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void ran(ModelName model, RunResult result) {
        Series series = byModel.computeIfAbsent(model, this::series);
        series.waited().record(result.waitedNanos(), TimeUnit.NANOSECONDS);
        series.computed().record(result.computeNanos(), TimeUnit.NANOSECONDS);
        series.together().record(result.together());
    }

    private Series series(ModelName model) {
        String name = model.toString();
        return new Series(
                Timer.builder("market.runs.waited")
                        .description("from being asked for to being sent to the worker")
                        .tag("model", name)
                        .register(registry),
                Timer.builder("market.runs.computed")
                        .description("a call's share of the worker's time")
                        .tag("model", name)
                        .register(registry),
                DistributionSummary.builder("market.runs.together")
                        .description("calls run as one")
                        .tag("model", name)
                        .register(registry));
    }
}
