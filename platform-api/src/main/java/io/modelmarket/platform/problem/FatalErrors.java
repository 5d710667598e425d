package io.modelmarket.platform.problem;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/**
 * Ends the process when an {@link Error} ends one of its threads. Without its journal writer, forwarder or feed a data
 * plane would go on half alive: calls that hang, keys that stay valid. Whoever supervises the process starts it again,
 * and the journal has every answered call.
 */
@ApplicationScoped
class FatalErrors implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(FatalErrors.class);
    private static final int SOFTWARE_ERROR = 70;

    private final Runnable end;

    FatalErrors() {
        this(() -> Runtime.getRuntime().halt(SOFTWARE_ERROR));
    }

    FatalErrors(Runnable end) {
        this.end = end;
    }

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        LOG.errorf(thrown, "thread %s ended", thread.getName());
        if (thrown instanceof Error) {
            end.run();
        }
    }
}
