package io.modelmarket.deploy.bench.hostile.market;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in problems what is of the market's inside: folders, source files, classes, the words of ONNX Runtime. */
final class Leaks {

    private static final String PATH = "(?<![\\w/:.-])/[\\w.-]+(/[\\w.-]+)+";
    private static final String JAVA =
            "\\b(java|javax|jdk)\\.\\w+\\.\\w+|\\bio\\.modelmarket\\.\\w+|\\bat [\\w.$]+\\([\\w.]+:\\d+\\)";
    private static final String SOURCE = "\\b\\w+\\.(cc|cpp|cxx|h|hpp|so|java)\\b(:\\d+)?";
    private static final String NATIVE =
            "(?i)onnx ?runtime|ortexception|non-zero status code|status message|std::|\\bsig(segv|fpe|abrt|bus|ill)\\b"
                    + "|0x[0-9a-f]{6,}|\\b\\w+exception\\b";

    private static final Pattern FOR_PUBLISHERS = Pattern.compile(PATH + "|" + JAVA);
    private static final Pattern FOR_CALLERS = Pattern.compile(PATH + "|" + JAVA + "|" + SOURCE + "|" + NATIVE);

    private Leaks() {}

    /** What a caller of somebody's model must not read. */
    static Optional<String> toCaller(String problem) {
        return first(FOR_CALLERS, problem);
    }

    /** What a publisher must not read, who is told in ONNX Runtime's own words what is wrong with the model. */
    static Optional<String> toPublisher(String problem) {
        return first(FOR_PUBLISHERS, problem);
    }

    private static Optional<String> first(Pattern pattern, String problem) {
        Matcher matcher = pattern.matcher(problem);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
