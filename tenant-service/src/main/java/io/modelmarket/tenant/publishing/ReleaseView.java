package io.modelmarket.tenant.publishing;

import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.licence.LicenceView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A release as its partner and the operator see it. What the inspection found is absent while it is a draft;
 * {@code refusals} are the consumers that are refused it now.
 */
@Schema(name = "Release")
public record ReleaseView(
        @Schema(required = true) String model,
        @Schema(required = true) String version,
        @Schema(required = true) ReleaseStatus status,
        @Nullable BaseView base,
        @Nullable TokenCount tokens,
        @Nullable Batching batching,
        @Nullable Integer timeoutMillis,
        @Nullable LicenceView licence,
        @Schema(required = true) List<FileView> files,
        InspectedModel.@Nullable Signature signature,
        @Nullable Long opset,
        @Nullable InspectionView inspection,
        @Schema(required = true) Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant publishedAt,
        @Schema(required = true) List<EventView> timeline,
        @Schema(required = true) List<RefusalView> refusals) {

    static ReleaseView of(
            Release release, List<ReleaseFile> files, List<ReleaseEvent> events, List<ConsumerRefusal> refusals) {
        InspectedModel inspected = release.inspection().orElse(null);
        return new ReleaseView(
                release.model().fullName().toString(),
                release.version().toString(),
                release.status(),
                release.base()
                        .map(base -> new BaseView(
                                base.model().toString(), base.version().toString()))
                        .orElse(null),
                release.tokens().orElse(null),
                release.batching().orElse(null),
                release.callTimeoutMillis().orElse(null),
                LicenceView.of(release.licence().orElse(null)),
                files.stream().map(FileView::of).toList(),
                inspected == null ? null : inspected.signature(),
                inspected == null ? null : inspected.opset(),
                inspected == null ? null : InspectionView.of(inspected),
                release.createdAt(),
                release.submittedAt(),
                release.publishedAt(),
                events.stream().map(EventView::of).toList(),
                refusals.stream().map(RefusalView::of).toList());
    }

    /** What a release is made from. */
    @Schema(name = "BaseRelease")
    public record BaseView(
            @Schema(required = true) String model,
            @Schema(required = true) String version) {}

    /** A file of a release. */
    @Schema(name = "ReleaseFile")
    public record FileView(
            @Schema(required = true) String name,
            @Schema(required = true) String sha256,
            @Schema(required = true) long bytes) {

        static FileView of(ReleaseFile file) {
            return new FileView(file.name(), file.sha256(), file.bytes());
        }
    }

    /** What the inspection measured; {@code latencyMillis} is one run of batch size 1 in the throw-away process. */
    @Schema(name = "Inspection")
    public record InspectionView(
            @Schema(required = true) String sha256,
            @Schema(required = true) String producer,
            @Schema(required = true) Map<String, Integer> operators,
            @Schema(required = true) long parameters,
            @Schema(required = true) double loadMillis,
            @Schema(required = true) double latencyMillis,
            InspectedModel.@Nullable Details details) {

        static InspectionView of(InspectedModel model) {
            return new InspectionView(
                    model.sha256(),
                    model.producer(),
                    model.operators(),
                    model.parameters(),
                    model.loadMillis(),
                    model.latencyMillis(),
                    model.details());
        }
    }

    /** A line of the timeline. */
    @Schema(name = "ReleaseEvent")
    public record EventView(
            @Schema(required = true) Instant at,
            @Schema(required = true) ReleaseStatus status,
            @Schema(required = true) String by,
            @Schema(required = true) String note) {

        static EventView of(ReleaseEvent event) {
            return new EventView(event.at(), event.status(), event.actor(), event.note());
        }
    }
}
