package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.runtime.artifact.ArtifactException;
import io.modelmarket.runtime.artifact.ArtifactStore;
import io.modelmarket.runtime.artifact.StoredArtifact;
import io.modelmarket.tenant.artifact.ArtifactsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Takes a draft's files: streamed to disk with their digest, then made part of the draft, or nothing of them kept. */
@ApplicationScoped
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final DraftFiles drafts;
    private final PartnerRoom room;
    private final Leftovers leftovers;
    private final ArtifactStore store;
    private final InstantSource clock;
    private final long maxBytes;
    private final UploadsUnderWay underWay = new UploadsUnderWay();

    Uploads(
            DraftFiles drafts,
            DraftFiles.Storage storage,
            ArtifactStore store,
            InstantSource clock,
            ArtifactsConfig config) {
        this.drafts = drafts;
        this.room = storage.room();
        this.leftovers = storage.leftovers();
        this.store = store;
        this.clock = clock;
        this.maxBytes = config.maxBytes().asLongValue();
    }

    ReleaseView.FileView receive(ModelName model, String version, String name, Upload upload) {
        long left = drafts.room(model, version, name);
        if (upload.length().orElse(0) > maxBytes) {
            throw tooLarge();
        }
        String partner = model.partner().value();
        long taken = underWay.take(partner, left, upload.length(), maxBytes);
        try {
            if (taken == UploadsUnderWay.NOTHING) {
                throw room.full(model, upload.length().orElse(1), underWay.left(partner, left));
            }
            return attach(model, version, name, store(model, name, upload, taken));
        } finally {
            underWay.giveBack(partner, taken);
        }
    }

    private ReleaseView.FileView attach(ModelName model, String version, String name, StoredArtifact artifact) {
        try {
            return drafts.attach(model, version, name, artifact);
        } catch (RuntimeException e) {
            leftovers.noteAlone(model.partner().value(), artifact, clock.instant());
            throw e;
        }
    }

    private StoredArtifact store(ModelName model, String name, Upload upload, long most) {
        try (WholeBody body = new WholeBody(upload.body(), upload.length())) {
            if (body.isEmpty()) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, name + " is empty; send the file's bytes as the body");
            }
            return store.put(body, most, upload.sha256());
        } catch (WholeBody.CutShort e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "the upload of " + name + " ended early; nothing was stored, send it again");
        } catch (ArtifactException.TooLarge e) {
            throw most < maxBytes ? room.full(model, most + 1, most) : tooLarge();
        } catch (ArtifactException.DigestMismatch e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "the bytes of " + name + " are not those that Content-Digest announced; nothing was stored");
        } catch (IOException e) {
            LOG.errorf(e, "cannot store an upload");
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "the file cannot be stored just now; nothing was kept, try again later");
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "the file is larger than the limit of " + maxBytes + " bytes",
                Map.of("maxBytes", maxBytes));
    }

    /** What is sent: its announced length and SHA-256, in lower-case hexadecimal digits, where there are any. */
    record Upload(InputStream body, OptionalLong length, Optional<String> sha256) {}
}
