package io.modelmarket.billing.period;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Months as callers write them. */
public final class Months {

    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2999;

    private Months() {}

    /**
     * Reads {@code 2026-11}.
     *
     * @throws ProblemException when it is missing or not a month
     */
    public static YearMonth parse(@Nullable String text) {
        try {
            YearMonth month = YearMonth.parse(text == null ? "" : text);
            if (month.getYear() >= EARLIEST_YEAR && month.getYear() <= LATEST_YEAR) {
                return month;
            }
        } catch (DateTimeParseException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "period must be a month, written like 2026-11.");
    }
}
