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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Takes a draft's files: streamed to disk with their digest, then made part of the draft, or nothing of them kept. */
@ApplicationScoped
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final Drafts drafts;
    private final ArtifactStore store;
    private final long maxBytes;

    Uploads(Drafts drafts, ArtifactStore store, ArtifactsConfig config) {
        this.drafts = drafts;
        this.store = store;
        this.maxBytes = config.maxBytes().asLongValue();
    }

    ReleaseView.FileView receive(ModelName model, String version, String name, Upload upload) {
        drafts.requireDraft(model, version);
        if (upload.length().orElse(0) > maxBytes) {
            throw tooLarge();
        }
        StoredArtifact artifact = store(name, upload);
        return drafts.attach(model, version, name, artifact);
    }

    private StoredArtifact store(String name, Upload upload) {
        try (WholeBody body = new WholeBody(upload.body(), upload.length())) {
            if (body.isEmpty()) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, name + " is empty; send the file's bytes as the body");
            }
            return store.put(body, maxBytes, upload.sha256());
        } catch (WholeBody.CutShort e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "the upload of " + name + " ended early; nothing was stored, send it again");
        } catch (ArtifactException.TooLarge e) {
            throw tooLarge();
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
