package io.modelmarket.billing.wire;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Instants as callers write them. */
public final class Times {

    private Times() {}

    /**
     * Reads {@code 2026-11-30T23:00:00Z}.
     *
     * @throws ProblemException when it is none, naming the field
     */
    public static Instant instant(String text, String field) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, field + " must be an instant, written like 2026-11-30T23:00:00Z.");
        }
    }
}
