package io.modelmarket.billing.split;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a further amount adds to parts that are divided anew each time: the period's revenue of each release moves with
 * what was used. Parts can also lose, down to a floor; so a period in several bills comes to what it comes to in one.
 */
public final class Growth {

    private Growth() {}

    /**
     * What is added to each part.
     *
     * @param targets what each is to have, together with what is added now
     * @param had what each has; at most as much in sum as the targets
     * @param floors the least that may be added, not above zero
     * @throws IllegalArgumentException when the lists differ in length or the targets sum to less than {@code had}
     */
    public static List<Long> toward(List<Long> targets, List<Long> had, List<Long> floors) {
        if (targets.size() != had.size() || targets.size() != floors.size()) {
            throw new IllegalArgumentException("each part has a target, what it had and a floor");
        }
        List<Long> wanted = IntStream.range(0, targets.size())
                .mapToObj(i -> Math.max(floors.get(i), Math.subtractExact(targets.get(i), had.get(i))))
                .toList();
        long amount = sum(targets) - sum(had);
        if (amount < 0) {
            throw new IllegalArgumentException("parts that grow are never less together than before");
        }
        long losses =
                wanted.stream().filter(part -> part < 0).mapToLong(part -> part).sum();
        List<BigDecimal> gains = wanted.stream()
                .map(part -> BigDecimal.valueOf(Math.max(0, part)))
                .toList();
        if (gains.stream().allMatch(gain -> gain.signum() == 0)) {
            return wanted;
        }
        List<Long> gained = Split.allocate(amount - losses, gains);
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> wanted.get(i) < 0 ? wanted.get(i) : gained.get(i))
                .toList();
    }

    private static long sum(List<Long> parts) {
        return parts.stream().reduce(0L, Math::addExact);
    }
}
