package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a model. Its methods are the only steps it can take. */
@Entity
@Table(name = "release")
class Release {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String tenant;

    @ManyToOne(optional = false)
    @JoinColumn(name = "model_id", updatable = false)
    private Model model;

    @Column(updatable = false)
    private String version;

    @Enumerated(EnumType.STRING)
    private ReleaseStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable InspectedModel inspection;

    @Column(updatable = false)
    private @Nullable String baseModel;

    @Column(updatable = false)
    private @Nullable String baseVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private @Nullable TokenCount tokens;

    @Column(updatable = false)
    private @Nullable Integer maxDelayMicros;

    @Column(updatable = false)
    private @Nullable Integer callTimeoutMillis;

    @Column(updatable = false)
    private Instant createdAt;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    private Instant changedAt;

    private @Nullable Instant submittedAt;

    private @Nullable Instant publishedAt;

    @Version
    private int lockVersion;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Release() {}

    Release(Model model, ReleaseVersion version, Declared declared, Instant now) {
        Base base = declared.base();
        Batching batching = declared.batching();
        this.id = UUID.randomUUID();
        this.tenant = model.fullName().partner().value();
        this.model = model;
        this.version = version.toString();
        this.baseModel = base == null ? null : base.model().toString();
        this.baseVersion = base == null ? null : base.version().toString();
        this.tokens = declared.tokens();
        this.maxDelayMicros = batching == null ? null : batching.maxDelayMicros();
        this.callTimeoutMillis = declared.timeoutMillis();
        this.status = ReleaseStatus.DRAFT;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Notes that the draft's files changed, so that whoever works on an older state notices. */
    void filesChanged(Instant now) {
        requireDraft();
        changedAt = now;
    }

    void requireDraft() {
        if (status != ReleaseStatus.DRAFT) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    name() + " is " + status + "; only a DRAFT can change, so draft a new version instead");
        }
    }

    void submit(InspectedModel inspected, Instant now) {
        if (tokens != null) {
            tokens.check(inspected.signature());
        }
        become(ReleaseStatus.IN_REVIEW, now);
        inspection = inspected;
        submittedAt = now;
    }

    void publish(Instant now) {
        if (status == ReleaseStatus.QUARANTINED) {
            throw new ProblemException(
                    ProblemType.CONFLICT, name() + " is quarantined, not in review; revoke its quarantine instead");
        }
        become(ReleaseStatus.PUBLISHED, now);
        publishedAt = now;
    }

    void quarantine(Instant now) {
        become(ReleaseStatus.QUARANTINED, now);
    }

    /** Puts a quarantined release back where it was. */
    void free(Instant now) {
        if (status != ReleaseStatus.QUARANTINED) {
            throw new ProblemException(ProblemType.CONFLICT, name() + " is " + status + " and not quarantined");
        }
        become(ReleaseStatus.PUBLISHED, now);
    }

    void reject(Instant now) {
        become(ReleaseStatus.REJECTED, now);
    }

    void withdraw(Instant now) {
        become(ReleaseStatus.WITHDRAWN, now);
    }

    private void become(ReleaseStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, name() + " is " + status + " and cannot become " + next + " from there");
        }
        status = next;
        changedAt = now;
    }

    UUID id() {
        return id;
    }

    Model model() {
        return model;
    }

    ReleaseVersion version() {
        return ReleaseVersion.parse(version);
    }

    ReleaseStatus status() {
        return status;
    }

    /** Whether consumers may subscribe to it: it is served, or will be again. */
    boolean isOnOffer() {
        return status == ReleaseStatus.PUBLISHED || status == ReleaseStatus.QUARANTINED;
    }

    /** What it was made from, where its partner said so when it was drafted. */
    Optional<Base> base() {
        return baseModel == null || baseVersion == null
                ? Optional.empty()
                : Optional.of(new Base(ModelName.parse(baseModel), ReleaseVersion.parse(baseVersion)));
    }

    /** Which tensors hold tokens, where its partner said so when it was drafted. */
    Optional<TokenCount> tokens() {
        return Optional.ofNullable(tokens);
    }

    /** How its calls are gathered, where its partner said so when it was drafted. */
    Optional<Batching> batching() {
        return Optional.ofNullable(maxDelayMicros).map(Batching::new);
    }

    /** How long a call may take unless its caller says otherwise, where its partner said so when it was drafted. */
    Optional<Integer> callTimeoutMillis() {
        return Optional.ofNullable(callTimeoutMillis);
    }

    /** What the inspection found; a draft has none yet. */
    Optional<InspectedModel> inspection() {
        return Optional.ofNullable(inspection);
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant submittedAt() {
        return submittedAt;
    }

    @Nullable Instant publishedAt() {
        return publishedAt;
    }

    int lockVersion() {
        return lockVersion;
    }

    /** As people and topics call it, {@code partner/name@version}. */
    String name() {
        return model.fullName() + "@" + version;
    }

    /** A release that another one is made from. */
    record Base(ModelName model, ReleaseVersion version) {

        @Override
        public String toString() {
            return model + "@" + version;
        }
    }

    @ApplicationScoped
    static class Releases implements PanacheRepositoryBase<Release, UUID> {

        Optional<Release> named(ModelName model, ReleaseVersion version) {
            return find(
                            "from Release r join fetch r.model m where m.tenant = ?1 and m.name = ?2 and r.version = ?3",
                            model.partner().value(),
                            model.name(),
                            version.toString())
                    .firstResultOptional();
        }

        /** The one that a data plane means, which may have written anything. */
        Optional<Release> reported(String model, String version) {
            try {
                return named(ModelName.parse(model), ReleaseVersion.parse(version));
            } catch (IllegalArgumentException | ProblemException e) {
                return Optional.empty();
            }
        }

        /** Has what is announced of it now come before or after any other change, never beside it. */
        void lock(Release release) {
            getEntityManager().lock(release, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }

        List<Release> newest(Model model, @Nullable Cursor after) {
            if (after == null) {
                return find("model = ?1 order by createdAt desc, id desc", model)
                        .range(0, Page.FETCH - 1)
                        .list();
            }
            return find(
                            "model = ?1 and (createdAt < ?2 or (createdAt = ?2 and cast(id as String) < ?3))"
                                    + " order by createdAt desc, id desc",
                            model,
                            after.time(),
                            after.id())
                    .range(0, Page.FETCH - 1)
                    .list();
        }

        List<Release> awaitingReview(@Nullable Cursor after) {
            return find(
                            """
                            from Release r join fetch r.model where r.status = ?1
                            and (r.submittedAt > ?2 or (r.submittedAt = ?2 and cast(r.id as String) > ?3))
                            order by r.submittedAt, r.id""",
                            ReleaseStatus.IN_REVIEW,
                            after == null ? Instant.EPOCH : after.time(),
                            after == null ? "" : after.id())
                    .range(0, Page.FETCH - 1)
                    .list();
        }
    }
}
