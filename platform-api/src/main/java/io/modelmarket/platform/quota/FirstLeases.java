package io.modelmarket.platform.quota;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who wait for the first lease of something: so many at a time, and so long. */
@Singleton
class FirstLeases {

    private final AtomicInteger waiting = new AtomicInteger();
    private final QuotaConfig config;

    FirstLeases(QuotaConfig config) {
        this.config = config;
    }

    /** When to try again: at once, for those who are too many to wait. */
    CompletableFuture<Void> arrival(Leased leased) {
        if (waiting.incrementAndGet() > config.firstLeaseWaiters()) {
            waiting.decrementAndGet();
            return CompletableFuture.completedFuture(null);
        }
        return leased.arrival()
                .orTimeout(config.firstLeaseWait().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((arrived, late) -> {
                    leased.forgetWhoWaited();
                    waiting.decrementAndGet();
                });
    }
}
