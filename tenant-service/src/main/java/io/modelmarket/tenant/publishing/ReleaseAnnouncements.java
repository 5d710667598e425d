package io.modelmarket.tenant.publishing;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.BaseRelease;
import io.modelmarket.contracts.event.proto.LiftedQuarantine;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.TensorSpec;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.tenant.inspection.InspectedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Tells the data planes what to serve, with all they need to fetch and check it. */
@ApplicationScoped
class ReleaseAnnouncements {

    private final ReleaseFile.ReleaseFiles files;
    private final Outbox outbox;

    ReleaseAnnouncements(ReleaseFile.ReleaseFiles files, Outbox outbox) {
        this.files = files;
        this.outbox = outbox;
    }

    void published(Release release, InspectedModel inspected) {
        announce(release, inspected, ReleaseState.Status.PUBLISHED, List.of());
    }

    void quarantined(Release release, InspectedModel inspected) {
        announce(release, inspected, ReleaseState.Status.QUARANTINED, List.of());
    }

    /** Published again, and which quarantines the nodes may forget. */
    void freed(Release release, InspectedModel inspected, List<LiftedQuarantine> lifted) {
        announce(release, inspected, ReleaseState.Status.PUBLISHED, lifted);
    }

    void withdrawn(Release release, InspectedModel inspected) {
        announce(release, inspected, ReleaseState.Status.WITHDRAWN, List.of());
    }

    private void announce(
            Release release, InspectedModel inspected, ReleaseState.Status status, List<LiftedQuarantine> lifted) {
        Instant publishedAt = release.publishedAt();
        if (publishedAt == null) {
            throw new IllegalStateException(release.name() + " was never published");
        }
        ReleaseState.Builder state = ReleaseState.newBuilder()
                .setModel(release.model().fullName().toString())
                .setVersion(release.version().toString())
                .setStatus(status)
                .setPublishedAt(timestamp(publishedAt))
                .setDisplayName(release.model().displayName())
                .addAllLifted(lifted);
        release.base()
                .ifPresent(base -> state.setBase(BaseRelease.newBuilder()
                        .setModel(base.model().toString())
                        .setVersion(base.version().toString())
                        .setDeclaredAt(timestamp(release.createdAt()))));
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

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
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
