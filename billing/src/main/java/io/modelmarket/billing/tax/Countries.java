package io.modelmarket.billing.tax;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.Locale;
import java.util.Set;

/** Countries as callers write them. */
final class Countries {

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private Countries() {}

    /**
     * The country's code.
     *
     * @throws ProblemException when it is none, naming the field
     */
    static String known(String code, String field) {
        if (!ISO.contains(code)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    field + " must be an ISO 3166-1 alpha-2 code in capitals, such as DE.");
        }
        return code;
    }
}
