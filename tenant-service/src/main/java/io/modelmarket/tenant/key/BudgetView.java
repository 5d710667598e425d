package io.modelmarket.tenant.key;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a key may use of a calendar month in its tenant's zone. */
@Schema(name = "KeyBudget")
public record BudgetView(
        @Schema(required = true) @NotNull @Positive @Max(MOST) Long monthlyRequests,

        @Schema(required = true) @NotNull Kind kind) {

    private static final long MOST = 1_000_000_000_000L;

    /** What happens at its end. */
    @Schema(name = "KeyBudgetKind")
    public enum Kind {
        /** Calls beyond it are refused. */
        HARD,
        /** Calls beyond it are answered; its tenant sees that it is used up. */
        SOFT
    }

    @Override
    public String toString() {
        return monthlyRequests + " " + kind;
    }
}
