package io.modelmarket.billing.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rate of tax and where and when it applies.
 *
 * @param rate in percent, exact
 * @param name as it stands on invoices, such as {@code VAT 19 %}
 */
public record TaxRule(UUID id, Place place, Category category, BigDecimal rate, String name, Validity validity) {

    /** What kind of rate it is. */
    public enum Category {
        /** The usual rate. */
        STANDARD,
        /** A lower one. */
        REDUCED,
        /** Taxable at nothing. */
        ZERO
    }

    /** Whether it says what a sale is taxed at; one for a region only there. */
    boolean applies(String issuer, String consumer, @Nullable String region, LocalDate on) {
        return place.issuer().equals(issuer)
                && place.consumer().equals(consumer)
                && (place.region() == null || place.region().equals(region))
                && validity.contains(on);
    }

    /** Whether both would say something about the same sale, and neither more precisely. */
    boolean overlaps(TaxRule other) {
        return place.equals(other.place) && validity.overlaps(other.validity);
    }

    /**
     * From whom to whom.
     *
     * @param issuer the seller's country
     * @param consumer the buyer's country
     * @param region within the buyer's country; none for all of it
     */
    public record Place(
            String issuer, String consumer, @Nullable String region) {}

    /**
     * From a day, up to and without another.
     *
     * @param to none for one without an end
     */
    public record Validity(LocalDate from, @Nullable LocalDate to) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }

        boolean overlaps(Validity other) {
            LocalDate end = to;
            LocalDate otherEnd = other.to;
            boolean empty = from.equals(end) || other.from.equals(otherEnd);
            return !empty && (otherEnd == null || from.isBefore(otherEnd)) && (end == null || other.from.isBefore(end));
        }
    }
}
