package io.modelmarket.billing.usage;

import io.modelmarket.billing.usage.fold.Sum;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sum an event belongs to, remembered from an earlier event that said the same of itself in the same quarter of
 * an hour: hours, days and months begin at a quarter in every zone. Only what counted is remembered, and what made it
 * count does not change: a subscription keeps its tenant, model and zone, and the plan versions it has been on.
 */
final class Places {

    private static final int QUARTER_SECONDS = 900;

    private final Map<Naming, Place> places = new HashMap<>();

    /** The sum, if one is remembered. */
    @Nullable Sum find(UsageBytes event) {
        Place place = places.get(event.naming());
        return place == null ? null : place.in(quarter(event));
    }

    void remember(UsageBytes event, Sum sum) {
        Place place = places.get(event.naming());
        if (place == null) {
            place = new Place();
            places.put(event.naming().copy(), place);
        }
        place.remember(quarter(event), sum);
    }

    int size() {
        return places.size();
    }

    void clear() {
        places.clear();
    }

    private static long quarter(UsageBytes event) {
        return Math.floorDiv(event.finishedAt(), QUARTER_SECONDS);
    }

    /** The sums of the two quarters that were asked for last. */
    private static final class Place {

        private long quarter;
        private @Nullable Sum sum;
        private long otherQuarter;
        private @Nullable Sum otherSum;

        @Nullable Sum in(long wanted) {
            if (wanted == quarter) {
                return sum;
            }
            return wanted == otherQuarter ? otherSum : null;
        }

        void remember(long of, Sum place) {
            if (of == quarter) {
                sum = place;
                return;
            }
            otherQuarter = quarter;
            otherSum = sum;
            quarter = of;
            sum = place;
        }
    }
}
