package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds models and releases by the names in a path, and shows releases with their files and timeline. */
@ApplicationScoped
public class ReleaseShelf {

    private final Model.Models models;
    private final Releases releases;
    private final ReleaseFile.ReleaseFiles files;
    private final ReleaseEvent.ReleaseEvents events;
    private final ConsumerRefusal.ConsumerRefusalRows refusals;
    private final InstantSource clock;

    ReleaseShelf(
            Model.Models models,
            Releases releases,
            ReleaseFile.ReleaseFiles files,
            ReleaseEvent.ReleaseEvents events,
            ConsumerRefusal.ConsumerRefusalRows refusals,
            InstantSource clock) {
        this.models = models;
        this.releases = releases;
        this.files = files;
        this.events = events;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A model's name out of a path; what is no name names nothing. */
    public static ModelName name(TenantId tenant, String model) {
        try {
            return new ModelName(tenant, model);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no model of that name");
        }
    }

    @Transactional
    ReleaseView get(ModelName model, String version) {
        return view(require(model, version));
    }

    @Transactional
    Page<ReleaseView> list(ModelName model, @Nullable Cursor after) {
        List<Release> rows = releases.newest(requireModel(model), after);
        return pageOf(rows, release -> Cursor.at(release.createdAt(), release.id()));
    }

    /** What awaits review, longest waiting first. Needs the platform's scope. */
    @Transactional
    public Page<ReleaseView> awaitingReview(@Nullable Cursor after) {
        List<Release> rows = releases.awaitingReview(after);
        return pageOf(rows, release -> {
            if (release.submittedAt() == null) {
                throw new IllegalStateException(release.name() + " is in review without having been submitted");
            }
            return Cursor.at(release.submittedAt(), release.id());
        });
    }

    Model requireModel(ModelName model) {
        return models.named(model)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no model " + model));
    }

    Release require(ModelName model, String version) {
        return releases.named(model, parse(model, version)).orElseThrow(() -> absent(model, version));
    }

    /** Carries changes to the database now, so that a release somebody else changed meanwhile is noticed here. */
    void flush() {
        releases.flush();
    }

    ReleaseView view(Release release) {
        List<UUID> id = List.of(release.id());
        return ReleaseView.of(release, files.of(id), events.of(id), refusals.open(id, clock.instant()));
    }

    private Page<ReleaseView> pageOf(List<Release> rows, Function<Release, Cursor> position) {
        List<UUID> ids = rows.stream().map(Release::id).toList();
        Map<UUID, List<ReleaseFile>> filesOf =
                files.of(ids).stream().collect(Collectors.groupingBy(ReleaseFile::releaseId));
        Map<UUID, List<ReleaseEvent>> eventsOf =
                events.of(ids).stream().collect(Collectors.groupingBy(ReleaseEvent::releaseId));
        Map<UUID, List<ConsumerRefusal>> refusalsOf = refusals.open(ids, clock.instant()).stream()
                .collect(Collectors.groupingBy(refusal -> refusal.release().id()));
        return Page.of(
                rows,
                release -> ReleaseView.of(
                        release,
                        filesOf.getOrDefault(release.id(), List.of()),
                        eventsOf.getOrDefault(release.id(), List.of()),
                        refusalsOf.getOrDefault(release.id(), List.of())),
                position);
    }

    private static ReleaseVersion parse(ModelName model, String version) {
        try {
            return ReleaseVersion.parse(version);
        } catch (IllegalArgumentException e) {
            throw absent(model, "of that version");
        }
    }

    private static ProblemException absent(ModelName model, String version) {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no release " + version + " of " + model);
    }
}
