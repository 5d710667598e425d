package io.modelmarket.billing.statement;

import io.modelmarket.billing.statement.SharedSoFar.Place;
import io.modelmarket.billing.statement.SharedSoFar.Sums;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The running sums of what is shared together, as they grow line by line; in their table again when they are written.
 * Whoever reads that table in between has them written before.
 */
final class SharingSheet {

    private final SharedSoFar table;
    private final Map<Place, Sums> sums;
    private final Map<Place, Sums> unwritten = new LinkedHashMap<>();

    /** Of terms that are held. */
    SharingSheet(SharedSoFar table, Collection<Place> places) {
        this.table = table;
        this.sums = table.of(places);
    }

    Sums of(Place place, int slots) {
        Sums known = sums.get(place);
        return known == null ? Sums.none(slots) : known;
    }

    void put(Place place, Sums grown) {
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
