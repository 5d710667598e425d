package io.modelmarket.tenant.audit;

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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One change, as it is kept: added in the change's transaction, never altered (the service has no right to). */
@Entity
@Immutable
@Table(name = "audit_record")
@SuppressWarnings("UnusedVariable") // the columns are read by Hibernate
class AuditRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @TenantId
    private String tenant;

    private Instant at;

    private String actor;

    private String actorEmail;

    @Enumerated(EnumType.STRING)
    private AuditAction action;

    private String object;

    private String detail;

    private String requestId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AuditRecord() {}

    AuditRecord(String tenant, Instant at, Actor by, AuditAction action, Subject subject) {
        this.tenant = tenant;
        this.at = at;
        this.actor = by.subject();
        this.actorEmail = by.email();
        this.requestId = by.requestId();
        this.action = action;
        this.object = subject.object();
        this.detail = subject.detail();
    }

    /** Who acted, in which request. */
    record Actor(String subject, String email, String requestId) {}

    /** On what, and what of it changed. */
    record Subject(String object, String detail) {}

    @ApplicationScoped
    static class AuditRecords implements PanacheRepository<AuditRecord> {}
}
