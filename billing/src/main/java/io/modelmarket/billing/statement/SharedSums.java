package io.modelmarket.billing.statement;

import io.modelmarket.billing.split.Part;
import io.modelmarket.billing.split.Revenue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a period's revenue was shared under the same terms.
 *
 * @param all that was shared; never less than nothing together
 * @param amounts what each place has of it
 * @param byPlan what of it is of the plans that the terms name; less than nothing where more was taken back of one than
 *     is left of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and changed only before it is handed on
record SharedSums(Counted all, long[] amounts, Map<UUID, Counted> byPlan) {

    /** Nothing yet. */
    static SharedSums none(int slots) {
        return new SharedSums(Counted.none(slots), new long[slots], Map.of());
    }

    /**
     * With more revenue that is not shared yet.
     *
     * @param plan that it is of, where the terms name it; else null
     * @param units by place, of the meter of its rule
     * @param counts for the rules of which places for referred revenue
     */
    SharedSums plus(@Nullable UUID plan, long minor, long[] units, boolean[] counts) {
        Map<UUID, Counted> plans = new HashMap<>(byPlan);
        if (plan != null) {
            plans.put(
                    plan, byPlan.getOrDefault(plan, Counted.none(counts.length)).plus(minor, units, counts));
        }
        return new SharedSums(all.plus(minor, units, counts), amounts, plans);
    }

    /** Shared like that. */
    SharedSums with(List<Part> parts) {
        return new SharedSums(all, parts.stream().mapToLong(Part::minor).toArray(), byPlan);
    }

    /** What is shared. */
    long minor() {
        return all.minor();
    }

    /** What is shared, with what the rule of a place counts of it. */
    Revenue at(int place) {
        return new Revenue(all.minor(), all.units()[place], plans(plan -> plan.at(place)));
    }

    /** What counts at a place for referred revenue only; nothing where more was taken back than had counted. */
    Revenue attributedAt(int place) {
        Revenue.Sold counted = all.attributedAt(place);
        return new Revenue(
                Math.max(0, counted.gross()), Math.max(0, counted.units()), plans(plan -> plan.attributedAt(place)));
    }

    private Map<UUID, Revenue.Sold> plans(Function<Counted, Revenue.Sold> sold) {
        return byPlan.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> sold.apply(entry.getValue())));
    }

    /**
     * Revenue and, by place, what of its rule's meter it is for; and how much of both counts for the rule of a place
     * that is for referred revenue only.
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Counted(long minor, long[] units, long[] attributed, long[] attributedUnits) {

        private static Counted none(int slots) {
            return new Counted(0, new long[slots], new long[slots], new long[slots]);
        }

        private Counted plus(long more, long[] moreUnits, boolean[] counts) {
            long[] all = units.clone();
            long[] counted = attributed.clone();
            long[] countedUnits = attributedUnits.clone();
            for (int place = 0; place < counts.length; place++) {
                all[place] = Math.addExact(all[place], moreUnits[place]);
                if (counts[place]) {
                    counted[place] = Math.addExact(counted[place], more);
                    countedUnits[place] = Math.addExact(countedUnits[place], moreUnits[place]);
                }
            }
            return new Counted(Math.addExact(minor, more), all, counted, countedUnits);
        }

        private Revenue.Sold at(int place) {
            return new Revenue.Sold(minor, units[place]);
        }

        private Revenue.Sold attributedAt(int place) {
            return new Revenue.Sold(attributed[place], attributedUnits[place]);
        }
    }
}
