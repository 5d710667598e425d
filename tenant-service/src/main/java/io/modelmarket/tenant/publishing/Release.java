package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.licence.Licence;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Embedded
    private @Nullable Licence licence;

    @Column(updatable = false)
    private Instant createdAt;

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
        this.licence = declared.licence();
        this.status = ReleaseStatus.DRAFT;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Notes that the draft's files changed, so that whoever works on an older state notices. */
    void filesChanged(Instant now) {
        requireDraft();
        changedAt = now;
    }

    /** Whether it is a draft of which nothing has changed from that instant on. */
    boolean isDraftUnchangedSince(Instant instant) {
        return status == ReleaseStatus.DRAFT && changedAt.isBefore(instant);
    }

    /** Puts the draft under another licence, or under none. */
    void license(@Nullable Licence under, Instant now) {
        requireDraft();
        licence = under;
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

    /** Under which licence it may be used, where its partner says so. */
    Optional<Licence> licence() {
        return Optional.ofNullable(licence);
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
}
