package io.modelmarket.billing.tax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sells or buys, as it stands on an invoice.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region within the country, where tax differs there
 * @param registration number in a commercial register; the seller's only
 * @param taxNumber that of its tax office; the seller's only, where it has said it
 */
public record Party(
        String legalName,
        List<String> addressLines,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String region,
        @Nullable String vatId,
        @Nullable String registration,
        @Nullable String taxNumber) {

    /** Of whom nothing but the country is known. */
    static Party somebodyIn(@Nullable String country) {
        return new Party("", List.of(), null, null, country, null, null, null, null);
    }

    /** Keeps its own copy of the lines. */
    public Party {
        addressLines = List.copyOf(addressLines);
    }
}
