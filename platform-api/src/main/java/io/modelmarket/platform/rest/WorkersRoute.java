package io.modelmarket.platform.rest;

import io.modelmarket.platform.quarantine.Refusal;
import io.modelmarket.platform.quarantine.Refusals;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.sandbox.SandboxReport;
import io.modelmarket.runtime.worker.WorkerStatus;
import io.modelmarket.runtime.worker.Workers;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the workers of this node are, for its operator: beside the metrics, on the same address and for whom
 * {@link OperatorsOnly} lets pass.
 */
@ApplicationScoped
class WorkersRoute {

    private final Workers workers;
    private final Refusals refusals;

    WorkersRoute(Workers workers, Refusals refusals) {
        this.workers = workers;
        this.refusals = refusals;
    }

    Handler<RoutingContext> status() {
        return CatalogRoutes.answering(context -> {
            List<WorkerStatus> all = workers.status();
            return Map.of(
                    "spares",
                    workers.spares(),
                    "workers",
                    all.stream().map(WorkersRoute::view).toList(),
                    "refused",
                    refusals.all().stream().map(WorkersRoute::view).toList());
        });
    }

    private static Map<String, Object> view(WorkerStatus worker) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("partner", worker.partner());
        view.put("state", worker.state().name());
        view.put("pid", worker.pid());
        view.put("since", worker.since().toString());
        view.put("restarts", worker.restarts());
        view.put("residentBytes", worker.residentBytes());
        view.put("peakBytes", worker.peakBytes());
        view.put(
                "models",
                worker.models().stream().map(ref -> model(ref, worker)).toList());
        view.put("sandbox", sandbox(worker.sandbox()));
        return view;
    }

    private static Map<String, Object> view(Refusal refusal) {
        return Map.of(
                "consumer",
                refusal.consumer(),
                "model",
                refusal.ref().model(),
                "version",
                refusal.ref().version(),
                "node",
                refusal.node(),
                "until",
                refusal.until().toString(),
                "crashes",
                refusal.crashes(),
                "requests",
                refusal.calls());
    }

    private static Map<String, Object> model(ModelRef ref, WorkerStatus worker) {
        return Map.of(
                "model",
                ref.model(),
                "version",
                ref.version(),
                "provider",
                worker.providers().getOrDefault(ref, ""),
                "crashes",
                worker.crashes().getOrDefault(ref, 0));
    }

    private static Map<String, Object> sandbox(SandboxReport report) {
        return Map.of("whole", report.isWhole(), "inForce", report.inForce(), "missing", report.missing());
    }
}
