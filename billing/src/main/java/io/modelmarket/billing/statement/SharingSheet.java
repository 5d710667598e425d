package io.modelmarket.billing.statement;

import io.modelmarket.billing.statement.SharedSoFar.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The running sums of what is shared together, as they grow line by line; in their table again when they are written.
 * Whoever reads that table in between has them written before.
 */
final class SharingSheet {

    private final SharedSoFar table;
    private final Map<Place, SharedSums> sums;
    private final Map<Place, SharedSums> unwritten = new LinkedHashMap<>();

    /** Of terms that are held. */
    SharingSheet(SharedSoFar table, Collection<Place> places) {
        this.table = table;
        this.sums = table.of(places);
    }

    SharedSums of(Place place, int slots) {
        SharedSums known = sums.get(place);
        return known == null ? SharedSums.none(slots) : known;
    }

    void put(Place place, SharedSums grown) {
        sums.put(place, grown);
        unwritten.put(place, grown);
    }

    void write() {
        if (!unwritten.isEmpty()) {
            table.store(unwritten);
            unwritten.clear();
        }
    }
}
