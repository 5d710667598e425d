package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.event.proto.QuarantineState;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a data plane decided against a release after its worker kept dying, and that the operator lifted it. */
@MappedSuperclass
abstract class NodeDecision {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    @TenantId
    @Column(updatable = false)
    private String tenant;

    @ManyToOne(optional = false)
    @JoinColumn(name = "release_id", updatable = false)
    private Release release;

    @Column(updatable = false)
    private String node;

    @Column(updatable = false)
    private int crashes;

    @Column(updatable = false)
    private Instant reportedAt;

    private @Nullable Instant revokedAt;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    private @Nullable String revokedBy;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    @Version
    private int lockVersion;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected NodeDecision() {}

    NodeDecision(Release release, QuarantineState state, int crashes, Instant now) {
        this.id = UUID.randomUUID();
        this.tenant = release.model().fullName().partner().value();
        this.release = release;
        this.node = state.getNode();
        this.crashes = crashes;
        this.reportedAt = now;
    }

    void revoke(String by, Instant now) {
        revokedAt = now;
        revokedBy = by;
    }

    boolean isOpen() {
        return revokedAt == null;
    }

    UUID id() {
        return id;
    }

    Release release() {
        return release;
    }

    String node() {
        return node;
    }

    int crashes() {
        return crashes;
    }

    Instant reportedAt() {
        return reportedAt;
    }
}
