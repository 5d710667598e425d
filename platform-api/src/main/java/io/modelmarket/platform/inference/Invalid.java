package io.modelmarket.platform.inference;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.Map;

/** Complaints about requests, in one wording. */
public final class Invalid {

    private Invalid() {}

    /** Something about the request as a whole. */
    public static ProblemException request(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    /** Something about one of its tensors; {@code what} goes on after the tensor's name. */
    public static ProblemException tensor(String name, String what) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "tensor '" + name + "' " + what, Map.of("tensor", name));
    }
}
