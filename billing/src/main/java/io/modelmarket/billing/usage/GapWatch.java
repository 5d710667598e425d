package io.modelmarket.billing.usage;

import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Says when usage that was sent is missing in Kafka: in the log, and as a metric that an alert looks at. */
@ApplicationScoped
class GapWatch {

    private static final Logger LOG = Logger.getLogger(GapWatch.class);

    private final IntakeReads intake;
    private final IntakeProgress progress;
    private final TenantScope scope;

    @Inject
    GapWatch(IntakeReads intake, IntakeProgress progress, TenantScope scope) {
        this.intake = intake;
        this.progress = progress;
        this.scope = scope;
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long open = scope.callAsPlatform(intake::gaps);
        if (open > progress.gaps()) {
            LOG.errorf(
                    "%d stretches of usage that data planes have sent are not in Kafka; they are asked to send them again",
                    open);
        }
        progress.gaps(open);
    }
}
