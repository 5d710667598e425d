package io.modelmarket.platform.quarantine;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deaths of workers and who may have caused them. A worker runs several calls at a time, so a death can have innocent
 * suspects: of those who reach the limit together the one suspected most often is guilty, and among equals the one that
 * was more often the only suspect. Those who cannot be told apart get as many deaths again in which to differ, and then
 * are all guilty. What the guilty explain no longer counts against the others.
 */
final class Strikes {

    private static final int DOUBT = 2;

    private final int limit;
    private final Duration window;
    private final List<Death> deaths = new ArrayList<>();

    private record Death(Instant at, Set<ModelRef> suspects) {}

    private record Suspicion(ModelRef ref, int deaths, int alone) {
        static final Comparator<Suspicion> ORDER =
                Comparator.comparingInt(Suspicion::deaths).thenComparingInt(Suspicion::alone);
    }

    Strikes(int limit, Duration window) {
        if (limit < 1 || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "market.quarantine: crashes and window must be positive, not " + limit + " and " + window);
        }
        this.limit = limit;
        this.window = window;
    }

    /** Counts a death; who is guilty now, of how many, which is nobody before the limit is reached. */
    synchronized Map<ModelRef, Integer> died(Instant at, Set<ModelRef> suspects) {
        deaths.removeIf(death -> !death.at().isAfter(at.minus(window)));
        if (suspects.isEmpty()) {
            return Map.of();
        }
        deaths.add(new Death(at, Set.copyOf(suspects)));
        List<Suspicion> over = suspects.stream()
                .map(this::suspicion)
                .filter(suspicion -> suspicion.deaths() >= limit)
                .toList();
        if (over.isEmpty()) {
            return Map.of();
        }
        Suspicion worst = over.stream().max(Suspicion.ORDER).orElseThrow();
        Map<ModelRef, Integer> guilty = over.stream()
                .filter(suspicion -> Suspicion.ORDER.compare(suspicion, worst) == 0)
                .collect(Collectors.toMap(Suspicion::ref, Suspicion::deaths));
        if (guilty.size() > 1 && worst.deaths() < DOUBT * limit) {
            return Map.of();
        }
        deaths.removeIf(death -> death.suspects().stream().anyMatch(guilty::containsKey));
        return guilty;
    }

    private Suspicion suspicion(ModelRef ref) {
        List<Death> mine =
                deaths.stream().filter(death -> death.suspects().contains(ref)).toList();
        int alone = (int)
                mine.stream().filter(death -> death.suspects().size() == 1).count();
        return new Suspicion(ref, mine.size(), alone);
    }
}
