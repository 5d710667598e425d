package io.modelmarket.billing.invoice;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether something is owed of an invoice. */
public enum InvoiceState {
    /** Something is, and it is not late. */
    OPEN,
    /** Something is, a day or more past due. */
    OVERDUE,
    /** Nothing is: it was paid, or there was nothing to pay. */
    PAID,
    /** Nothing is: all of it was taken back. */
    CREDITED,
    /** The platform owes: more was paid than is left after a credit. */
    OVERPAID;

    /**
     * The state a caller names.
     *
     * @throws ProblemException when there is no such state
     */
    public static @Nullable InvoiceState parse(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST, "state must be one of " + Arrays.toString(values()) + "."));
    }
}
