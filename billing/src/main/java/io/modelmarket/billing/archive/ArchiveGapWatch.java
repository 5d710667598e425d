package io.modelmarket.billing.archive;

import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Says when counted usage is missing in the archive: in the log, and as a metric that an alert looks at. */
@ApplicationScoped
class ArchiveGapWatch {

    private static final Logger LOG = Logger.getLogger(ArchiveGapWatch.class);

    private final ArchiveGaps gaps;
    private final ArchiveProgress progress;
    private final TenantScope scope;

    @Inject
    ArchiveGapWatch(ArchiveGaps gaps, ArchiveProgress progress, TenantScope scope) {
        this.gaps = gaps;
        this.progress = progress;
        this.scope = scope;
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long open = scope.callAsPlatform(() -> gaps.count());
        if (open > progress.gaps()) {
            LOG.warnf("%d stretches of counted usage are not in the archive: recounts of their months differ", open);
        }
        progress.gaps(open);
    }
}
