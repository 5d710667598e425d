package io.modelmarket.tenant.publishing;

import io.modelmarket.kit.tenancy.TenantScope;
import io.modelmarket.tenant.artifact.ArtifactsConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes the files of drafts that nobody goes on with, and deletes from the store what no release has had for a while.
 * Several instances may do so at once.
 */
@ApplicationScoped
class ArtifactSweep {

    private static final Logger LOG = Logger.getLogger(ArtifactSweep.class);

    private final Releases releases;
    private final DraftFiles drafts;
    private final Leftovers leftovers;
    private final TenantScope scope;
    private final InstantSource clock;
    private final Lives lives;

    /** How long a draft may lie, and how long bytes that nobody needs. */
    private record Lives(Duration draft, Duration leftover) {}

    ArtifactSweep(
            Releases releases,
            DraftFiles drafts,
            DraftFiles.Storage storage,
            TenantScope scope,
            InstantSource clock,
            ArtifactsConfig config) {
        this.releases = releases;
        this.drafts = drafts;
        this.leftovers = storage.leftovers();
        this.scope = scope;
        this.clock = clock;
        this.lives = new Lives(config.draftLife(), config.leftoverAfter());
    }

    @Scheduled(
            every = "${market.artifacts.sweep-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        scope.runAsPlatform(() -> {
            abandonDrafts(now.minus(lives.draft()));
            deleteLeftovers(now.minus(lives.leftover()), now);
        });
    }

    private void abandonDrafts(Instant before) {
        for (UUID draft : releases.draftsWithFileUnchangedSince(before)) {
            if (drafts.abandon(draft, before)) {
                LOG.infof("draft %s has lost its file: it had not changed since %s", draft, before);
            }
        }
    }

    private void deleteLeftovers(Instant before, Instant now) {
        int deleted = 0;
        try {
            for (String sha256 : leftovers.before(before)) {
                deleted += leftovers.delete(sha256, now) ? 1 : 0;
            }
            leftovers.forgetDeletedBefore(before);
        } catch (UncheckedIOException e) {
            LOG.warnf("the artifact store is not cleared further this time: %s", e.getCause());
        }
        if (deleted > 0) {
            LOG.infof("deleted %d files from the artifact store that no release has", deleted);
        }
    }
}
