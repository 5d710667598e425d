package io.modelmarket.tenant;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The one clock of the service, in the microseconds the database keeps; tests set their own. */
@ApplicationScoped
class SystemTime {

    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    @DefaultBean
    @Singleton
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
