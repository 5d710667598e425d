package io.modelmarket.tenant.publishing;

import io.modelmarket.kit.tenancy.TenantScope;
import io.modelmarket.tenant.artifact.ArtifactsConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Takes the files of drafts that nobody goes on with, and deletes from the store what no release has had for a while.
 * Several instances may do so at once. What cannot be handled is left for the next time and keeps up nothing else.
 */
@ApplicationScoped
class ArtifactSweep {

    /** Then it is not they: a store that is away would be waited for a thousand times. */
    static final int MOST_FAILURES_IN_A_ROW = 5;

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
            deleteLeftovers(now.minus(lives.leftover()));
        });
    }

    private void abandonDrafts(Instant before) {
        List<UUID> unchanged = releases.draftsWithFileUnchangedSince(before);
        int abandoned = each("draft", unchanged, draft -> drafts.abandon(draft, before));
        if (abandoned > 0) {
            LOG.infof("%d drafts have lost their files: they had not changed since %s", abandoned, before);
        }
    }

    private void deleteLeftovers(Instant before) {
        int deleted = each("file", leftovers.before(before), sha256 -> leftovers.delete(sha256, before));
        leftovers.forgetDeletedBefore(before);
        if (deleted > 0) {
            LOG.infof("deleted %d files from the artifact store that no release has", deleted);
        }
    }

    /** Does it to each of them; of how many it says that it has done so. */
    private static <T> int each(String what, List<T> all, Predicate<T> step) {
        int done = 0;
        int failures = 0;
        for (T one : all) {
            try {
                done += step.test(one) ? 1 : 0;
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                LOG.warnf(e, "%s %s is left for the next sweep of the artifact store", what, one);
            }
            if (failures == MOST_FAILURES_IN_A_ROW) {
                LOG.warnf("the sweep of the artifact store looks at no further %s this time", what);
                break;
            }
        }
        return done;
    }
}
