package io.modelmarket.billing.tax;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A billing profile in JSON.
 *
 * @param exemptReason set by finance only
 */
record BillingProfileView(
        String legalName,
        List<String> addressLines,
        @Nullable String city,
        @Nullable String postalCode,
        String country,
        @Nullable String region,
        @Nullable String vatId,
        @Nullable String exemptReason) {

    static BillingProfileView of(BillingProfile profile) {
        Party party = profile.party();
        return new BillingProfileView(
                party.legalName(),
                party.addressLines(),
                party.city(),
                party.postalCode(),
                String.valueOf(party.country()),
                party.region(),
                party.vatId(),
                profile.exemptReason());
    }

    static ProblemException none() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no billing profile yet.");
    }

    /** Whom to address invoices to; what is printed holds no control characters. */
    record BillingProfileRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = PRINTED) String legalName,

            @NotNull @Size(min = 1, max = 3) List<@NotBlank @Size(max = 100) @Pattern(regexp = PRINTED) String> addressLines,

            @Size(min = 1, max = 100) @Pattern(regexp = PRINTED) @Nullable String city,

            @Size(min = 1, max = 20) @Pattern(regexp = PRINTED) @Nullable String postalCode,

            @NotNull @Size(min = 2, max = 2) String country,

            @Size(min = 1, max = 60) @Pattern(regexp = PRINTED) @Nullable String region,

            @Size(min = 1, max = 40) @Nullable String vatId) {

        private static final String PRINTED = "\\P{Cntrl}*";

        /**
         * Whom it names.
         *
         * @throws ProblemException when the country is none, or the VAT id not one of it
         */
        Party party() {
            String known = Countries.known(country, "country");
            try {
                String id = vatId == null ? null : VatId.parse(vatId, known).value();
                return new Party(legalName, addressLines, city, postalCode, known, region, id, null, null);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, e.getMessage() + ".");
            }
        }
    }
}
