package io.modelmarket.kit.problem;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with one field of a request. Problem documents list under {@code errors} each field that is wrong
 * as {@code field}, {@code code}, {@code message} and, where there are any, its bounds {@code min} and {@code max}; the
 * code is this name in lower case, for clients that have words of their own.
 */
public enum FieldFault {
    /** It is not there, or blank. */
    REQUIRED,
    /** It has too few or too many characters or elements. */
    SIZE,
    /** It is a number below or above its bounds. */
    RANGE,
    /** It is not written as it has to be. */
    PATTERN,
    /** It is no e-mail address. */
    EMAIL,
    /** It is something else than what is read there, such as text instead of a number. */
    TYPE,
    /** Something of that name exists already. */
    TAKEN,
    /** Anything else. */
    INVALID;

    private static final String MIN = "min";
    private static final String MAX = "max";

    /** The refusal of a request for the sake of one field. */
    public ProblemException refusal(ProblemType type, String field, String detail) {
        return new ProblemException(type, detail, Map.of("errors", List.of(entry(field, detail))));
    }

    /** As it stands in a problem document. */
    Map<String, Object> entry(String field, String message) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", field);
        entry.put("code", name().toLowerCase(Locale.ROOT));
        entry.put("message", message);
        return entry;
    }

    /** The same for a constraint that is not held. */
    static Map<String, Object> entry(String field, ConstraintViolation<?> violation) {
        ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
        Map<String, Object> entry = of(constraint).entry(field, violation.getMessage());
        Map<String, Object> attributes = constraint.getAttributes();
        switch (nameOf(constraint)) {
            case "Size" -> {
                bound(entry, MIN, attributes.get(MIN), 0);
                bound(entry, MAX, attributes.get(MAX), Integer.MAX_VALUE);
            }
            case "Min", "DecimalMin" -> bound(entry, MIN, attributes.get("value"), "");
            case "Max", "DecimalMax" -> bound(entry, MAX, attributes.get("value"), "");
            default -> {}
        }
        return entry;
    }

    private static void bound(Map<String, Object> entry, String name, @Nullable Object value, Object none) {
        if (value != null && !value.equals(none)) {
            entry.put(name, value);
        }
    }

    private static FieldFault of(ConstraintDescriptor<?> constraint) {
        return switch (nameOf(constraint)) {
            case "NotNull", "NotBlank", "NotEmpty" -> REQUIRED;
            case "Size" -> SIZE;
            case "Min",
                    "Max",
                    "DecimalMin",
                    "DecimalMax",
                    "Digits",
                    "Positive",
                    "PositiveOrZero",
                    "Negative",
                    "NegativeOrZero" -> RANGE;
            case "Pattern" -> PATTERN;
            case "Email" -> EMAIL;
            default -> INVALID;
        };
    }

    private static String nameOf(ConstraintDescriptor<?> constraint) {
        return constraint.getAnnotation().annotationType().getSimpleName();
    }
}
