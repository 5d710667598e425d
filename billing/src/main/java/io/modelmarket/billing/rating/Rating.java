package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;
import java.util.Optional;

/**
 * Prices usage. A period billed in several parts costs exactly what it costs billed at once: each part is the
 * difference between the rounded charge so far and what has been billed, so cents neither vanish nor appear between the
 * parts.
 */
public final class Rating {

    private Rating() {}

    /** The line that bills what is not billed yet; empty when everything is. */
    public static Optional<RatedLine> rate(Tariff tariff, long cumulativeRequests, Billed before) {
        if (cumulativeRequests < before.requests()) {
            throw new IllegalArgumentException("more was billed than was used");
        }
        if (cumulativeRequests == before.requests()) {
            return Optional.empty();
        }
        Money cumulative = charge(tariff, cumulativeRequests);
        return Optional.of(new RatedLine(
                cumulativeRequests - before.requests(),
                cumulativeRequests,
                cumulative.minus(before.amount()),
                cumulative));
    }

    /** The charge for so many requests, rounded once. */
    public static Money charge(Tariff tariff, long requests) {
        return Money.round(tariff.charge(requests), tariff.currency());
    }
}
