package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.runtime.artifact.StoredArtifact;
import io.modelmarket.tenant.audit.AuditAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The files of draft releases: the transactions that add, replace and remove them. */
@ApplicationScoped
class DraftFiles {

    private static final String SWEEP = "artifact-sweep";

    private final Releases releases;
    private final ReleaseFile.ReleaseFiles files;
    private final ReleaseShelf shelf;
    private final Storage storage;
    private final History history;
    private final InstantSource clock;

    /** What there is in the store for a partner, and what of it is needed. */
    @Singleton
    record Storage(PartnerRoom room, Leftovers leftovers) {}

    DraftFiles(
            Releases releases,
            ReleaseFile.ReleaseFiles files,
            ReleaseShelf shelf,
            Storage storage,
            History history,
            InstantSource clock) {
        this.releases = releases;
        this.files = files;
        this.shelf = shelf;
        this.storage = storage;
        this.history = history;
        this.clock = clock;
    }

    /** How many bytes the draft's file of that name may have. */
    @Transactional
    long room(ModelName model, String version, String name) {
        Release release = shelf.require(model, version);
        release.requireDraft();
        return storage.room().left(release, name);
    }

    /** Makes stored bytes a file of the draft, in place of what had that name. */
    @Transactional
    ReleaseView.FileView attach(ModelName model, String version, String name, StoredArtifact artifact) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        release.filesChanged(now);
        releases.flush();
        storage.room().require(release, name, artifact.bytes());
        storage.leftovers().keep(artifact.sha256());
        ReleaseFile file = files.named(release, name).orElse(null);
        if (file == null) {
            file = new ReleaseFile(release, name, artifact, now);
            files.persist(file);
        } else {
            if (!file.sha256().equals(artifact.sha256())) {
                storage.leftovers().note(model.partner().value(), file.artifact(), now);
            }
            file.replace(artifact, now);
        }
        history.note(
                release,
                AuditAction.FILE_UPLOADED,
                now,
                name + " uploaded, " + artifact.bytes() + " bytes, SHA-256 " + artifact.sha256());
        return ReleaseView.FileView.of(file);
    }

    /** Takes a file from a draft. */
    @Transactional
    ReleaseView remove(ModelName model, String version, String name) {
        Instant now = clock.instant();
        Release release = shelf.require(model, version);
        release.requireDraft();
        ReleaseFile file = files.named(release, name)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, release.name() + " has no file " + name));
        take(release, file, now);
        history.note(release, AuditAction.FILE_REMOVED, now, name + " removed");
        return shelf.view(release);
    }

    /** Takes all files from a draft that has not changed since; whether it did. Needs the platform's scope. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean abandon(UUID id, Instant unchangedSince) {
        Instant now = clock.instant();
        Release release = releases.findByIdOptional(id).orElseThrow();
        if (!release.isDraftUnchangedSince(unchangedSince)) {
            return false;
        }
        for (ReleaseFile file : files.of(List.of(id))) {
            take(release, file, now);
            history.noteOf(
                    SWEEP,
                    release,
                    AuditAction.FILE_REMOVED,
                    now,
                    file.name() + " removed: the draft had not changed since " + unchangedSince);
        }
        return true;
    }

    private void take(Release release, ReleaseFile file, Instant now) {
        release.filesChanged(now);
        releases.flush();
        storage.leftovers().note(release.model().fullName().partner().value(), file.artifact(), now);
        files.delete(file);
        files.flush();
    }
}
