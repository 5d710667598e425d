package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumers that a data plane refuses a release because their calls alone explain why its worker kept dying. A report
 * has all data planes refuse the same consumer for as long; revoking has all serve it again at once.
 */
@ApplicationScoped
public class ConsumerRefusals {

    private static final Logger LOG = Logger.getLogger(ConsumerRefusals.class);
    private static final int MOST_REQUESTS = 20;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ConsumerRefusal.ConsumerRefusalRows rows;
    private final ReleaseShelf shelf;
    private final Releases releases;
    private final ReleaseAnnouncements announcements;
    private final History history;
    private final InstantSource clock;

    ConsumerRefusals(
            ConsumerRefusal.ConsumerRefusalRows rows,
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

    /** Takes over what a node says, once; what has passed meanwhile is nobody's business any more. */
    @ActivateRequestContext
    @Transactional
    public void report(QuarantineState told) {
        Optional<QuarantineState> state = sound(told);
        Release release = state.flatMap(each -> releases.reported(each.getModel(), each.getVersion()))
                .orElse(null);
        if (state.isEmpty() || release == null) {
            LOG.warnf("passing over a report of a refusal that names nothing known: %s", told);
            return;
        }
        Instant now = clock.instant();
        ConsumerRefusal refusal = new ConsumerRefusal(release, state.get(), now);
        if (!release.isOnOffer()
                || !refusal.endsAt().isAfter(now)
                || rows.isKnown(release, refusal.node(), refusal.consumer(), refusal.refusedAt())) {
            return;
        }
        releases.lock(release);
        rows.persist(refusal);
        announcements.again(release, Publishing.inspected(release));
        history.noteOf("node " + refusal.node(), release, AuditAction.CONSUMER_REFUSED, now, why(refusal));
    }

    /** Has all data planes serve the release to that consumer again. */
    @Transactional
    public ReleaseView revoke(ModelName model, String version, String consumer, String by) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        List<ConsumerRefusal> open = rows.lasting(release, now).stream()
                .filter(refusal -> refusal.isOpen() && refusal.consumer().equals(consumer))
                .toList();
        if (open.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, release.name() + " is not refused to " + consumer);
        }
        releases.lock(release);
        open.forEach(refusal -> refusal.revoke(by, now));
        if (release.isOnOffer()) {
            announcements.again(release, Publishing.inspected(release));
        }
        history.note(release, AuditAction.REFUSAL_REVOKED, now, "served to " + consumer + " again");
        return shelf.view(release);
    }

    /** Those in force, the oldest first. Needs the platform's scope. */
    @Transactional
    public Page<RefusalView> open(@Nullable Cursor after) {
        return Page.of(
                rows.open(after, clock.instant()),
                RefusalView::of,
                refusal -> Cursor.at(refusal.reportedAt(), refusal.id()));
    }

    /**
     * What says all it must, without ids of requests that nobody gives; the database would refuse the rest for ever.
     */
    private Optional<QuarantineState> sound(QuarantineState state) {
        QuarantineState.Builder sound = state.toBuilder();
        try {
            var _ = new TenantId(sound.getRefusal().getConsumer());
            if (!SoundReport.isNode(state.getNode())
                    || !SoundReport.isInstant(state.getQuarantinedAt())
                    || !SoundReport.isInstant(sound.getRefusal().getUntil())
                    || sound.getRefusal().getCrashes() <= 0) {
                return Optional.empty();
            }
            Instant at = Instants.of(state.getQuarantinedAt());
            Instant until = Instants.of(sound.getRefusal().getUntil());
            if (!until.isAfter(at) || until.isAfter(clock.instant().plus(LONGEST))) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<String> requests = sound.getRefusal().getRequestsList().stream()
                .filter(SoundReport::isRequest)
                .limit(MOST_REQUESTS)
                .toList();
        sound.getRefusalBuilder().clearRequests().addAllRequests(requests);
        return Optional.of(sound.build());
    }

    private static String why(ConsumerRefusal refusal) {
        return "refused to " + refusal.consumer() + " until " + refusal.endsAt() + ": the process that runs it died "
                + refusal.crashes()
                + " times while it ran calls of this consumer and of no other; suspected are requests "
                + String.join(", ", refusal.requests());
    }
}
