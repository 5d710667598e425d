package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.BaseRelease;
import io.modelmarket.contracts.event.proto.LiftedQuarantine;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.TensorSpec;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.tenant.inspection.InspectedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Tells the data planes what to serve, with all they need to fetch and check it. */
@ApplicationScoped
class ReleaseAnnouncements {

    private final ReleaseFile.ReleaseFiles files;
    private final Quarantine.QuarantineRows quarantines;
    private final ConsumerRefusal.ConsumerRefusalRows refusals;
    private final Outbox outbox;
    private final InstantSource clock;

    ReleaseAnnouncements(
            ReleaseFile.ReleaseFiles files,
            Quarantine.QuarantineRows quarantines,
            ConsumerRefusal.ConsumerRefusalRows refusals,
            Outbox outbox,
            InstantSource clock) {
        this.files = files;
        this.quarantines = quarantines;
        this.refusals = refusals;
        this.outbox = outbox;
        this.clock = clock;
    }

    void published(Release release, InspectedModel inspected) {
        announce(release, inspected, ReleaseState.Status.PUBLISHED);
    }

    /**
     * What is on offer, as it is now: quarantined or not, which quarantines the nodes may forget, whom they shall
     * refuse it and whom no longer.
     */
    void again(Release release, InspectedModel inspected) {
        announce(
                release,
                inspected,
                release.status() == ReleaseStatus.QUARANTINED
                        ? ReleaseState.Status.QUARANTINED
                        : ReleaseState.Status.PUBLISHED);
    }

    void withdrawn(Release release, InspectedModel inspected) {
        announce(release, inspected, ReleaseState.Status.WITHDRAWN);
    }

    private void announce(Release release, InspectedModel inspected, ReleaseState.Status status) {
        Instant publishedAt = release.publishedAt();
        if (publishedAt == null) {
            throw new IllegalStateException(release.name() + " was never published");
        }
        ReleaseState.Builder state = ReleaseState.newBuilder()
                .setModel(release.model().fullName().toString())
                .setVersion(release.version().toString())
                .setStatus(status)
                .setPublishedAt(WireTime.timestamp(publishedAt))
                .setDisplayName(release.model().displayName());
        if (status == ReleaseState.Status.PUBLISHED) {
            state.addAllLifted(lifted(release));
        }
        for (ConsumerRefusal refusal : refusals.lasting(release, clock.instant())) {
            if (refusal.isOpen()) {
                state.addRefused(refusal.toRecord());
            } else {
                state.addLiftedRefusals(refusal.toLifted());
            }
        }
        release.base()
                .ifPresent(base -> state.setBase(BaseRelease.newBuilder()
                        .setModel(base.model().toString())
                        .setVersion(base.version().toString())
                        .setDeclaredAt(WireTime.timestamp(release.createdAt()))));
        release.tokens().ifPresent(tokens -> state.setTokens(record(tokens)));
        release.batching()
                .ifPresent(batching -> state.setBatching(io.modelmarket.contracts.event.proto.Batching.newBuilder()
                        .setMaxDelayMicros(batching.maxDelayMicros())));
        release.callTimeoutMillis().ifPresent(state::setCallTimeoutMillis);
        files.of(List.of(release.id())).forEach(file -> state.addFiles(file.toRecord()));
        inspected.signature().inputs().forEach(tensor -> state.addInputs(spec(tensor)));
        inspected.signature().outputs().forEach(tensor -> state.addOutputs(spec(tensor)));
        outbox.publish(Topic.RELEASES, release.name(), state.build());
    }

    /** Of a release that is served all quarantines are lifted, of each node up to its last. */
    private List<LiftedQuarantine> lifted(Release release) {
        Map<String, Instant> lifted = new TreeMap<>();
        for (Quarantine quarantine : quarantines.of(release)) {
            lifted.merge(quarantine.node(), quarantine.quarantinedAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return lifted.entrySet().stream()
                .map(entry -> LiftedQuarantine.newBuilder()
                        .setNode(entry.getKey())
                        .setQuarantinedAt(WireTime.timestamp(entry.getValue()))
                        .build())
                .toList();
    }

    private static io.modelmarket.contracts.event.proto.TokenCount record(TokenCount tokens) {
        io.modelmarket.contracts.event.proto.TokenCount.Builder record =
                io.modelmarket.contracts.event.proto.TokenCount.newBuilder();
        if (tokens.input() != null) {
            record.setInput(tokens.input()).setInputPadding(Objects.requireNonNullElse(tokens.inputPadding(), 0L));
        }
        if (tokens.output() != null) {
            record.setOutput(tokens.output()).setOutputPadding(Objects.requireNonNullElse(tokens.outputPadding(), 0L));
        }
        return record.build();
    }

    private static TensorSpec spec(InspectedModel.Tensor tensor) {
        return TensorSpec.newBuilder()
                .setName(tensor.name())
                .setDatatype(tensor.datatype())
                .addAllShape(tensor.shape())
                .addAllDimensionNames(tensor.dimensionNames())
                .build();
    }
}
