package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.catalog.Catalogue;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.tenant.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Puts releases on offer and takes them off it: status, catalogue and the data planes' topic change together. Of two at
 * once the one that flushes second finds the release changed and fails.
 */
@ApplicationScoped
public class Publishing {

    private final ReleaseShelf shelf;
    private final ReleaseAnnouncements announcements;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final History history;
    private final InstantSource clock;

    Publishing(
            ReleaseShelf shelf,
            ReleaseAnnouncements announcements,
            Catalogue catalogue,
            Organisations organisations,
            History history,
            InstantSource clock) {
        this.shelf = shelf;
        this.announcements = announcements;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.history = history;
        this.clock = clock;
    }

    /** Publishes a release that is in review. */
    @Transactional
    public ReleaseView approve(ModelName model, String version, String note) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        requireBaseOnOffer(release);
        release.publish(now);
        shelf.flush();
        InspectedModel inspected = inspected(release);
        catalogue.add(new Catalogue.Listing(
                model,
                release.version(),
                release.model().displayName(),
                release.model().summary(),
                organisations.displayName(model.partner()),
                inspected,
                release.licence().orElse(null),
                now));
        announcements.published(release, inspected);
        history.note(release, AuditAction.RELEASE_PUBLISHED, now, note.isBlank() ? "approved" : "approved: " + note);
        return shelf.view(release);
    }

    /** Declines a release that is in review. */
    @Transactional
    public ReleaseView reject(ModelName model, String version, String reason) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        release.reject(now);
        shelf.flush();
        history.note(release, AuditAction.RELEASE_REJECTED, now, "rejected: " + reason);
        return shelf.view(release);
    }

    @Transactional
    ReleaseView withdraw(ModelName model, String version) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        release.withdraw(now);
        shelf.flush();
        catalogue.remove(model, release.version());
        announcements.withdrawn(release, inspected(release));
        history.note(release, AuditAction.RELEASE_WITHDRAWN, now, "withdrawn");
        return shelf.view(release);
    }

    private void requireBaseOnOffer(Release release) {
        release.base()
                .filter(base -> !catalogue.offers(base.model(), base.version()))
                .ifPresent(base -> {
                    throw new ProblemException(
                            ProblemType.CONFLICT,
                            release.name() + " is made from " + base
                                    + ", which was withdrawn; reject it for that reason");
                });
    }

    static InspectedModel inspected(Release release) {
        return release.inspection()
                .orElseThrow(() -> new IllegalStateException(release.name() + " was never inspected"));
    }
}
