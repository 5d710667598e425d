package io.modelmarket.tenant.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A line of a release's timeline, for its partner: what happened, the status after it, who did it. */
@Entity
@Immutable
@Table(name = "release_event")
class ReleaseEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    @TenantId
    private String tenant;

    private UUID releaseId;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private ReleaseStatus status;

    private String actor;

    private String note;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ReleaseEvent() {}

    ReleaseEvent(Release release, Instant at, String actor, String note) {
        this.tenant = release.model().fullName().partner().value();
        this.releaseId = release.id();
        this.at = at;
        this.status = release.status();
        this.actor = actor;
        this.note = note;
    }

    UUID releaseId() {
        return releaseId;
    }

    Instant at() {
        return at;
    }

    ReleaseStatus status() {
        return status;
    }

    String actor() {
        return actor;
    }

    String note() {
        return note;
    }

    @ApplicationScoped
    static class ReleaseEvents implements PanacheRepository<ReleaseEvent> {

        List<ReleaseEvent> of(Collection<UUID> releases) {
            return releases.isEmpty() ? List.of() : list("releaseId in ?1 order by id", releases);
        }
    }
}
