package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import io.modelmarket.tenant.audit.AuditAction;
import io.modelmarket.tenant.catalog.Catalogue;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.inspection.Verdict;
import io.modelmarket.tenant.licence.Licence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Models and draft releases up to their submission: the transactions of it, none of which waits for a file. */
@ApplicationScoped
class Drafts {

    private final Releases releases;
    private final ReleaseFile.ReleaseFiles files;
    private final ReleaseShelf shelf;
    private final Catalogue catalogue;
    private final History history;
    private final InstantSource clock;

    Drafts(
            Releases releases,
            ReleaseFile.ReleaseFiles files,
            ReleaseShelf shelf,
            Catalogue catalogue,
            History history,
            InstantSource clock) {
        this.releases = releases;
        this.files = files;
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.history = history;
        this.clock = clock;
    }

    /**
     * A new draft. What it is made from is on offer already, and is said now and never changed: so no release is made
     * from itself, whatever lies between. Of what else is declared only the licence may change, while it is a draft.
     */
    @Transactional
    ReleaseView open(ModelName name, ReleaseVersion version, Declared declared) {
        Release.Base base = declared.base();
        if (declared.tokens() != null) {
            declared.tokens().check();
        }
        Instant now = clock.instant();
        Model model = shelf.requireModel(name);
        if (base != null && !catalogue.offers(base.model(), base.version())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "base " + base + " is not a published release; name one that is");
        }
        Release release = new Release(model, version, declared, now);
        try {
            releases.persistAndFlush(release);
        } catch (ConstraintViolationException e) {
            throw FieldFault.TAKEN.refusal(
                    ProblemType.CONFLICT,
                    "version",
                    "version " + version + " of " + name + " exists; choose a higher one");
        }
        history.note(
                release, AuditAction.RELEASE_DRAFTED, now, base == null ? "drafted" : "drafted, made from " + base);
        return shelf.view(release);
    }

    /** Puts a draft under that licence, or under none. */
    @Transactional
    ReleaseView license(ModelName model, String version, @Nullable Licence licence) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        release.license(licence, now);
        releases.flush();
        history.note(
                release,
                AuditAction.RELEASE_LICENSED,
                now,
                licence == null ? "under no licence that is named" : "to be used under " + licence.label());
        return shelf.view(release);
    }

    /** What is to be inspected, and of which state of the draft it is the file. */
    @Transactional
    Candidate candidate(ModelName model, String version) {
        Release release = shelf.require(model, version);
        release.requireDraft();
        ReleaseFile file = files.named(release, ReleaseFile.MODEL)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, release.name() + " has no " + ReleaseFile.MODEL + "; upload it first"));
        return new Candidate(file.sha256(), release.lockVersion());
    }

    @Transactional
    ReleaseView submit(ModelName model, String version, Candidate candidate, InspectedModel inspected) {
        Instant now = clock.instant();
        Release release = unchanged(model, version, candidate);
        release.submit(inspected, now);
        releases.flush();
        history.note(release, AuditAction.RELEASE_SUBMITTED, now, "inspected and accepted; submitted for review");
        return shelf.view(release);
    }

    @Transactional
    void refuse(ModelName model, String version, Candidate candidate, Verdict.Refused refused) {
        Instant now = clock.instant();
        Release release = unchanged(model, version, candidate);
        history.note(
                release,
                AuditAction.RELEASE_REFUSED,
                now,
                "refused by rule " + refused.rule() + " at " + refused.where() + ": " + refused.detail());
    }

    private Release unchanged(ModelName model, String version, Candidate candidate) {
        Release release = shelf.require(model, version);
        release.requireDraft();
        if (release.lockVersion() != candidate.lockVersion()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, release.name() + " changed while it was inspected; submit it again");
        }
        return release;
    }

    /** A draft's file at one state of the draft. */
    record Candidate(String sha256, int lockVersion) {}
}
