package io.modelmarket.billing.tax;

import org.jspecify.annotations.Nullable;

/**
 * What a partner says of itself as a supplier.
 *
 * @param registration number in a commercial register
 * @param taxNumber that of its tax office, which documents name where there is no VAT id
 * @param smallBusiness whether it charges no tax
 */
public record SupplierDetails(
        @Nullable String registration, @Nullable String taxNumber, boolean smallBusiness) {}
