package io.modelmarket.billing.agreement;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import java.util.function.Supplier;

/** One field of a proposal that is not understood. */
final class UnfitField extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;

    private UnfitField(String field, String why, Throwable cause) {
        super(why, cause);
        this.field = field;
    }

    /** Reads a field; what is wrong in it is said of it, and of its own fields with the way to them. */
    static <T> T at(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (UnfitField e) {
            throw new UnfitField(field + "." + e.field, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new UnfitField(field, String.valueOf(e.getMessage()), e);
        }
    }

    /** As whoever proposes reads it. */
    ProblemException refusal() {
        return FieldFault.INVALID.refusal(ProblemType.INVALID_REQUEST, field, getMessage() + ".");
    }
}
