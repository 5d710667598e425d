package io.modelmarket.platform.quarantine;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deaths of workers and who may have caused them. A worker runs several calls at a time, so a death can have innocent
 * suspects: of the releases that reach the limit together the one suspected most often is guilty, and among equals the
 * one that was more often the only suspect. Those that cannot be told apart get as many deaths again in which to
 * differ, and then are all guilty. What the guilty explain no longer counts against the others.
 *
 * <p>A guilty release is excused as long as the calls of one consumer alone explain all its deaths: then that consumer
 * is guilty. Several such consumers get as many deaths again in which to differ too, and then are all guilty.
 */
final class Strikes {

    private static final int DOUBT = 2;
    private static final int CALLS_TOLD = 10;

    private final int limit;
    private final Duration window;
    private final List<Death> deaths = new ArrayList<>();

    /** A death, and the calls that each suspect had under way. */
    private record Death(Instant at, Map<Culprit, List<String>> suspects) {

        boolean suspects(ModelRef ref) {
            return suspects.keySet().stream().anyMatch(each -> each.ref().equals(ref));
        }

        boolean suspectsOnly(ModelRef ref) {
            return suspects.keySet().stream().allMatch(each -> each.ref().equals(ref));
        }

        Set<String> consumersOf(ModelRef ref) {
            return suspects.keySet().stream()
                    .filter(each -> each.ref().equals(ref))
                    .map(Culprit::consumer)
                    .collect(Collectors.toSet());
        }

        /** The same without the other releases, which have nothing to do with it. */
        Death of(Set<ModelRef> releases) {
            Map<Culprit, List<String>> left = new HashMap<>(suspects);
            left.keySet().removeIf(each -> !releases.contains(each.ref()));
            return new Death(at, left);
        }
    }

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

    /** Counts a death; who is guilty now, which is nobody before the limit is reached. */
    synchronized Verdict died(Instant at, Map<Culprit, List<String>> suspects) {
        deaths.removeIf(death -> !death.at().isAfter(at.minus(window)));
        if (suspects.isEmpty()) {
            return Verdict.NOBODY;
        }
        deaths.add(new Death(at, Map.copyOf(suspects)));
        Map<ModelRef, Integer> releases = new HashMap<>();
        Map<Culprit, Verdict.Evidence> consumers = new HashMap<>();
        Set<ModelRef> excused = new HashSet<>();
        for (ModelRef ref : guilty(suspects.keySet())) {
            List<Death> mine = of(ref);
            Set<String> explaining = explaining(ref, mine);
            if (explaining.size() > 1 && mine.size() < DOUBT * limit) {
                continue;
            }
            if (explaining.isEmpty() || explaining.contains("")) {
                releases.put(ref, mine.size());
            } else {
                explaining.forEach(
                        consumer -> consumers.put(new Culprit(ref, consumer), evidence(ref, consumer, mine)));
                excused.add(ref);
            }
        }
        deaths.removeIf(death -> releases.keySet().stream().anyMatch(death::suspects));
        deaths.replaceAll(death -> excused.stream().anyMatch(death::suspects) ? death.of(excused) : death);
        return new Verdict(releases, consumers);
    }

    /** The releases that have too many deaths and are to blame for them, by themselves or through their callers. */
    private List<ModelRef> guilty(Set<Culprit> suspects) {
        List<Suspicion> over = suspects.stream()
                .map(Culprit::ref)
                .distinct()
                .map(this::suspicion)
                .filter(suspicion -> suspicion.deaths() >= limit)
                .toList();
        if (over.isEmpty()) {
            return List.of();
        }
        Suspicion worst = over.stream().max(Suspicion.ORDER).orElseThrow();
        List<ModelRef> guilty = over.stream()
                .filter(suspicion -> Suspicion.ORDER.compare(suspicion, worst) == 0)
                .map(Suspicion::ref)
                .toList();
        return guilty.size() > 1 && worst.deaths() < DOUBT * limit ? List.of() : guilty;
    }

    private List<Death> of(ModelRef ref) {
        return deaths.stream().filter(death -> death.suspects(ref)).toList();
    }

    private Suspicion suspicion(ModelRef ref) {
        List<Death> mine = of(ref);
        int alone = (int) mine.stream().filter(death -> death.suspectsOnly(ref)).count();
        return new Suspicion(ref, mine.size(), alone);
    }

    /** Each of whom could have caused all of them. */
    private static Set<String> explaining(ModelRef ref, List<Death> mine) {
        Set<String> left = new HashSet<>(mine.getFirst().consumersOf(ref));
        mine.forEach(death -> left.retainAll(death.consumersOf(ref)));
        return left;
    }

    private static Verdict.Evidence evidence(ModelRef ref, String consumer, List<Death> mine) {
        List<String> calls = mine.stream()
                .flatMap(death -> death.suspects().getOrDefault(new Culprit(ref, consumer), List.of()).stream())
                .toList();
        return new Verdict.Evidence(mine.size(), calls.subList(Math.max(0, calls.size() - CALLS_TOLD), calls.size()));
    }
}
