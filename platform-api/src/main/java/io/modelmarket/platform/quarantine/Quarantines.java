package io.modelmarket.platform.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.LiftedQuarantine;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.usage.NodeConfig;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.Suspect;
import io.modelmarket.runtime.worker.WorkerDeath;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The releases this node has quarantined. A release enters with the death of a worker that is one too many, unless one
 * consumer's calls explain them all, who is refused instead; it leaves when the operator lifts this very quarantine or
 * the release is withdrawn.
 */
@Singleton
public class Quarantines {

    private static final Logger LOG = Logger.getLogger(Quarantines.class);

    /** Before whoever unloads what is quarantined. */
    private static final int FIRST = 100;

    private final Map<ModelRef, Quarantine> held = new ConcurrentHashMap<>();
    private final QuarantineConfig config;
    private final Strikes strikes;
    private final QuarantineFolder folder;
    private final QuarantineReports reports;
    private final Refusals refusals;
    private final MeterRegistry meters;
    private final String node;

    Quarantines(
            QuarantineConfig config,
            NodeConfig node,
            QuarantineReports reports,
            Refusals refusals,
            MeterRegistry meters)
            throws IOException {
        this.config = config;
        this.strikes = new Strikes(config.crashes(), config.window());
        this.folder = new QuarantineFolder(node.folder().resolve("quarantine").toAbsolutePath(), node.name());
        this.reports = reports;
        this.refusals = refusals;
        this.meters = meters;
        this.node = node.name();
        for (Quarantine quarantine : folder.all()) {
            held.put(quarantine.ref(), quarantine);
            reports.tell(quarantine.toState(this.node));
        }
        meters.gauge("market.quarantines", held, Map::size);
    }

    /**
     * Passes for a release that is not quarantined here.
     *
     * @throws ProblemException when it is
     */
    public void requireFree(ModelRef ref) {
        Quarantine quarantine = held.get(ref);
        if (quarantine != null) {
            throw new ProblemException(
                    ProblemType.MODEL_QUARANTINED,
                    ref + " is quarantined since " + quarantine.at() + ": the process that runs it died "
                            + quarantine.crashes() + " times within "
                            + quarantine.window().toSeconds()
                            + " s; its publisher is told, and another version may serve you meanwhile");
        }
    }

    /** Whether that release is quarantined here. */
    public boolean holds(ModelRef ref) {
        return held.containsKey(ref);
    }

    /** Takes over what the operator has lifted of a release's quarantines; those of other nodes are their business. */
    public void lifted(ModelRef ref, Collection<LiftedQuarantine> lifted) {
        Quarantine quarantine = held.get(ref);
        if (quarantine == null) {
            return;
        }
        boolean free = lifted.stream()
                .filter(each -> each.getNode().equals(node))
                .anyMatch(each -> !WireTime.instant(each.getQuarantinedAt()).isBefore(quarantine.at()));
        if (free) {
            LOG.infof("the quarantine of %s is lifted", ref);
            forget(ref);
        }
    }

    /** Forgets a release that is offered no more. */
    public void withdrawn(String model, String version) {
        held.keySet().stream()
                .filter(ref -> ref.model().equals(model) && ref.version().equals(version))
                .forEach(this::forget);
        refusals.withdrawn(model, version);
    }

    private void forget(ModelRef ref) {
        held.remove(ref);
        try {
            folder.forget(ref);
        } catch (IOException e) {
            LOG.errorf("the quarantine of %s comes back with the next start: %s", ref, e);
        }
        reports.tellRemoved(node, ref);
    }

    void died(@Observes @Priority(FIRST) WorkerDeath death) {
        meters.counter(
                        "market.worker.deaths",
                        List.of(
                                Tag.of("partner", death.partner()),
                                Tag.of("cause", death.cause().name().toLowerCase(Locale.ROOT))))
                .increment();
        Verdict verdict = strikes.died(death.at(), suspects(death));
        verdict.consumers().forEach((culprit, evidence) -> refusals.impose(culprit, evidence, death.at()));
        verdict.releases()
                .forEach((ref, crashes) -> impose(new Quarantine(
                        ref, death.at().truncatedTo(ChronoUnit.MILLIS), crashes, config.window(), death.cause())));
    }

    /** A partner that calls its own model is the release's own doing. */
    private static Map<Culprit, List<String>> suspects(WorkerDeath death) {
        Map<Culprit, List<String>> suspects = new HashMap<>();
        for (Suspect suspect : death.suspects()) {
            String consumer = suspect.account().equals(death.partner()) ? "" : suspect.account();
            suspects.merge(
                    new Culprit(suspect.ref(), consumer),
                    suspect.calls(),
                    (some, others) ->
                            Stream.concat(some.stream(), others.stream()).toList());
        }
        return suspects;
    }

    private void impose(Quarantine quarantine) {
        held.put(quarantine.ref(), quarantine);
        LOG.errorf("%s is quarantined: %s", quarantine.ref(), quarantine);
        try {
            folder.keep(quarantine);
        } catch (IOException e) {
            LOG.errorf("the quarantine of %s does not outlive this process: %s", quarantine.ref(), e);
        }
        reports.tell(quarantine.toState(node));
    }
}
