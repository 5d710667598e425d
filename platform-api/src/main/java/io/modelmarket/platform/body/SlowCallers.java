package io.modelmarket.platform.body;

import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives up callers who hold memory and are waited for too long. One look from time to time at all who are watched: a
 * call that is quick costs no timer.
 */
@Singleton
public final class SlowCallers {

    private static final long LONGEST_BETWEEN_LOOKS = 1_000;

    private static final int LOOKS = 4;

    private final Patience patience;
    private final Set<Caller> watched = ConcurrentHashMap.newKeySet();

    /** One who may be waited for. */
    public interface Caller {

        /** Whether he has been waited for longer than that, at that {@link System#nanoTime()}. */
        boolean isTooSlow(Patience patience, long now);

        /** Ends what he holds memory by. */
        void giveUp();
    }

    @Inject
    SlowCallers(BodyConfig config, Vertx vertx) {
        this(new Patience(config.bodyTimeout()));
        vertx.setPeriodic(between(config), look -> look(System.nanoTime()));
    }

    /** Who looks only when asked to. */
    public SlowCallers(Patience patience) {
        this.patience = patience;
    }

    /** How long callers may take. */
    public Patience patience() {
        return patience;
    }

    /** Watches him from now on; again does nothing. */
    public void watch(Caller caller) {
        watched.add(caller);
    }

    /** Watches him no more. */
    public void forget(Caller caller) {
        watched.remove(caller);
    }

    /** Gives up who is too slow at that {@link System#nanoTime()}. */
    public void look(long now) {
        watched.removeIf(caller -> {
            boolean tooSlow = caller.isTooSlow(patience, now);
            if (tooSlow) {
                caller.giveUp();
            }
            return tooSlow;
        });
    }

    private static long between(BodyConfig config) {
        long share = config.bodyTimeout().toMillis() / LOOKS;
        return Math.clamp(share, 1, LONGEST_BETWEEN_LOOKS);
    }
}
