package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One data plane's decision not to serve a release any more, and the operator's to lift it. */
@Entity
@Table(name = "quarantine")
class Quarantine extends NodeDecision {

    @Column(updatable = false)
    private Instant quarantinedAt;

    @Column(updatable = false)
    private long windowSeconds;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Cause lastCause;

    /** Why the release's worker died the last time. */
    enum Cause {
        CRASHED,
        DEADLINE,
        BAD_ANSWER;

        static Cause of(QuarantineState.Cause cause) {
            return switch (cause) {
                case DEADLINE -> DEADLINE;
                case BAD_ANSWER -> BAD_ANSWER;
                case CRASHED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> CRASHED;
            };
        }

        String inWords() {
            return switch (this) {
                case CRASHED -> "it crashed";
                case DEADLINE -> "it had to be killed past its deadline";
                case BAD_ANSWER -> "it sent what no worker sends";
            };
        }
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Quarantine() {}

    Quarantine(Release release, QuarantineState state, Instant now) {
        super(release, state, state.getCrashes(), now);
        this.quarantinedAt = Instants.of(state.getQuarantinedAt());
        this.windowSeconds = state.getWindowSeconds();
        this.lastCause = Cause.of(state.getLastCause());
    }

    Instant quarantinedAt() {
        return quarantinedAt;
    }

    long windowSeconds() {
        return windowSeconds;
    }

    Cause lastCause() {
        return lastCause;
    }

    @ApplicationScoped
    static class QuarantineRows implements PanacheRepositoryBase<Quarantine, UUID> {

        List<Quarantine> of(Release release) {
            return list("release = ?1 order by reportedAt, id", release);
        }

        /** Those whose release is still quarantined, longest waiting first. */
        List<Quarantine> open(@Nullable Cursor after) {
            return find(
                            """
                            from Quarantine q join fetch q.release r join fetch r.model
                            where q.revokedAt is null and r.status = ?1
                            and (q.reportedAt > ?2 or (q.reportedAt = ?2 and cast(q.id as String) > ?3))
                            order by q.reportedAt, q.id""",
                            ReleaseStatus.QUARANTINED,
                            after == null ? Instant.EPOCH : after.time(),
                            after == null ? "" : after.id())
                    .range(0, Page.FETCH - 1)
                    .list();
        }
    }
}
