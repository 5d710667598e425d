package io.modelmarket.billing.usage.fold;

import io.modelmarket.contracts.id.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events have been there. One at or below its mark has been counted, unless it is known to be missing; each new
 * one advances the mark. Within one (node, epoch, partition) events come in order, as a partition keeps them, but for
 * those that were missing and are sent again. For one thread.
 */
public final class Claims {

    private final Map<MarkKey, Claim> claims = new HashMap<>();
    private final List<Claim> moved = new ArrayList<>();

    /** Begins where earlier batches ended. */
    public Claims(Map<MarkKey, Mark> before) {
        before.forEach(this::know);
    }

    /** How far it is claimed, if it is known. */
    public @Nullable Claim find(MarkKey key) {
        return claims.get(key);
    }

    /** Says how far one is claimed, if it is not known. */
    public Claim know(MarkKey key, Mark mark) {
        return claims.computeIfAbsent(key, k -> new Claim(this, k, mark));
    }

    /** How far the event's node is claimed in the partition; it begins here if it is not known. */
    public Claim of(EventId id, int partition) {
        return know(MarkKey.of(id, partition), Mark.NONE);
    }

    /**
     * Takes the event's place in its node's sequence, which begins here if it is not known; false when taken before.
     */
    public boolean take(EventId id, int partition) {
        return of(id, partition).take(id.sequence());
    }

    /** The marks that moved since they were last asked for, in order. */
    public SortedMap<MarkKey, Mark> takeMoved() {
        SortedMap<MarkKey, Mark> marks = new TreeMap<>();
        moved.forEach(claim -> marks.put(claim.key(), claim.settle()));
        moved.clear();
        return marks;
    }

    /** How many are known. */
    public int size() {
        return claims.size();
    }

    /** Forgets all but those, between batches. */
    public void keep(Set<MarkKey> keys) {
        claims.keySet().retainAll(keys);
    }

    /** Forgets all of them. */
    public void clear() {
        claims.clear();
        moved.clear();
    }

    void moved(Claim claim) {
        moved.add(claim);
    }
}
