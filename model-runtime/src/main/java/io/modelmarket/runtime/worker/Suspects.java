package io.modelmarket.runtime.worker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each connection of a worker was busy with when the worker was lost. Where it was killed for what one connection
 * did, only that one is suspected; so is the one that a report of the crash names.
 */
final class Suspects {

    private final Map<Integer, Suspect> byConnection = new ConcurrentHashMap<>();
    private @Nullable Suspect convicted;

    /** Notes what that connection was busy with. */
    void add(int connection, Suspect suspect) {
        byConnection.putIfAbsent(connection, suspect);
    }

    /** It was killed for this; whoever is named later is not suspected. */
    synchronized void convict(Suspect suspect) {
        if (convicted == null) {
            convicted = suspect;
        }
    }

    /** Whether it was killed for that. */
    synchronized boolean isConvicted(Suspect suspect) {
        return suspect.equals(convicted);
    }

    /** Those that remain when a report names that connection as the one that crashed; null without a report. */
    synchronized Set<Suspect> given(@Nullable Integer crashed) {
        if (convicted != null) {
            return Set.of(convicted);
        }
        Suspect named = crashed == null ? null : byConnection.get(crashed);
        return named == null ? Set.copyOf(byConnection.values()) : Set.of(named);
    }
}
