package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The models that belong into a partner's worker, and which of them its present process has. The partner's supervisor
 * changes it; lanes look things up, and say what is called for.
 */
final class Residents {

    /** So often a model may be under way into a process that dies while others are suspected too. */
    private static final int MOST_LOST_LOADS = 2;

    private final Map<Long, Resident> all = new ConcurrentSkipListMap<>();
    private final Set<Long> present = ConcurrentHashMap.newKeySet();
    private final Set<Long> called = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> lostLoads = new HashMap<>();

    /**
     * A model, how to load it again, and what computes it, in words.
     *
     * @param bytes of its file
     */
    record Resident(LoadedModel model, Path file, Provider wanted, long bytes, String provider) {}

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean belongs(LoadedModel model) {
        return all.containsKey(model.id());
    }

    /** Whether the present process has it. */
    boolean isPresent(LoadedModel model) {
        return present.contains(model.id());
    }

    /** Somebody waits for it. */
    void call(LoadedModel model) {
        if (!isPresent(model)) {
            called.add(model.id());
        }
    }

    /** It has been loaded for the first time. */
    void add(LoadedModel model, Path file, Provider wanted, String provider) {
        all.put(model.id(), new Resident(model, file, wanted, bytes(file), provider));
        present.add(model.id());
    }

    /** It belongs there no more; whether it did. */
    boolean remove(LoadedModel model) {
        present.remove(model.id());
        return all.remove(model.id()) != null;
    }

    /** A process has come that has none of them. */
    void lostAll() {
        present.clear();
        called.clear();
    }

    /**
     * The one to be loaded next, one that is called for if there is any, and the smallest of them; null when all are
     * there.
     */
    @Nullable Resident nextAbsent() {
        return all.values().stream()
                .filter(each -> !isPresent(each.model()))
                .min(Comparator.comparing(
                                (Resident each) -> !called.contains(each.model().id()))
                        .thenComparingLong(Resident::bytes))
                .orElse(null);
    }

    /** It has been loaded again, to be computed by that. */
    void arrived(Resident resident, String provider) {
        long id = resident.model().id();
        Resident now = new Resident(resident.model(), resident.file(), resident.wanted(), resident.bytes(), provider);
        if (all.replace(id, now) != null) {
            present.add(id);
        }
        lostLoads.remove(id);
    }

    /**
     * Whether it is given up because the process died while it was being loaded again, of which those are suspected.
     */
    boolean givenUp(Resident resident, Set<Suspect> suspects) {
        long id = resident.model().id();
        boolean suspected = suspects.contains(Suspect.load(resident.model().ref()));
        return suspected && (suspects.size() == 1 || lostLoads.merge(id, 1, Integer::sum) >= MOST_LOST_LOADS);
    }

    List<ModelRef> refs() {
        return all.values().stream().map(each -> each.model().ref()).toList();
    }

    /** What computes each, in words. */
    Map<ModelRef, String> providers() {
        Map<ModelRef, String> providers = new HashMap<>();
        all.values().forEach(each -> providers.put(each.model().ref(), each.provider()));
        return providers;
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
