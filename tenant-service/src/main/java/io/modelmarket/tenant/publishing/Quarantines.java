package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the data planes have quarantined. The first report takes the release out of service everywhere; revoking puts it
 * back everywhere, and tells each node up to when its quarantines are lifted.
 */
@ApplicationScoped
public class Quarantines {

    private static final Logger LOG = Logger.getLogger(Quarantines.class);

    private final Quarantine.QuarantineRows rows;
    private final ReleaseShelf shelf;
    private final Releases releases;
    private final ReleaseAnnouncements announcements;
    private final History history;
    private final InstantSource clock;

    Quarantines(
            Quarantine.QuarantineRows rows,
            ReleaseShelf shelf,
            Releases releases,
            ReleaseAnnouncements announcements,
            History history,
            InstantSource clock) {
        this.rows = rows;
        this.shelf = shelf;
        this.releases = releases;
        this.announcements = announcements;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Takes over what a node says, once; of a release that is not on offer it says nothing new. Comes from Kafka:
     * Hibernate knows a tenant only within a request's context, so it gets one.
     */
    @ActivateRequestContext
    @Transactional
    public void report(QuarantineState state) {
        boolean whole = SoundReport.isNode(state.getNode())
                && SoundReport.isInstant(state.getQuarantinedAt())
                && state.getCrashes() > 0
                && state.getWindowSeconds() > 0;
        Release release =
                whole ? releases.reported(state.getModel(), state.getVersion()).orElse(null) : null;
        if (release == null) {
            LOG.warnf("passing over a report of a quarantine that names nothing known: %s", state);
            return;
        }
        if (!release.isOnOffer() || isKnown(release, state)) {
            return;
        }
        Instant now = clock.instant();
        Quarantine quarantine = new Quarantine(release, state, now);
        if (release.status() == ReleaseStatus.PUBLISHED) {
            release.quarantine(now);
            shelf.flush();
            announcements.again(release, Publishing.inspected(release));
        }
        rows.persist(quarantine);
        history.noteOf(
                "node " + state.getNode(),
                release,
                AuditAction.RELEASE_QUARANTINED,
                now,
                "quarantined: " + why(quarantine));
    }

    /** Lifts all quarantines of a release. */
    @Transactional
    public ReleaseView revoke(ModelName model, String version, String by) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        release.free(now);
        shelf.flush();
        rows.of(release).stream().filter(Quarantine::isOpen).forEach(quarantine -> quarantine.revoke(by, now));
        announcements.again(release, Publishing.inspected(release));
        history.note(release, AuditAction.QUARANTINE_REVOKED, now, "quarantine revoked");
        return shelf.view(release);
    }

    /** What is quarantined, longest waiting first. Needs the platform's scope. */
    @Transactional
    public Page<QuarantineView> open(@Nullable Cursor after) {
        return Page.of(
                rows.open(after),
                QuarantineView::of,
                quarantine -> Cursor.at(quarantine.reportedAt(), quarantine.id()));
    }

    private boolean isKnown(Release release, QuarantineState state) {
        Instant at = Instants.of(state.getQuarantinedAt());
        return rows.of(release).stream()
                .anyMatch(known -> known.node().equals(state.getNode())
                        && known.quarantinedAt().equals(at));
    }

    private static String why(Quarantine quarantine) {
        return "the process that runs it died " + quarantine.crashes() + " times within " + quarantine.windowSeconds()
                + " s; the last time " + quarantine.lastCause().inWords();
    }
}
