package io.modelmarket.deploy.cluster;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code market prepare} reads of its environment. */
final class Preparation {
    private static final String ROLE_PASSWORD = "MARKET_DATABASE_PASSWORD_";

    private Preparation() {}

    /** The texts that name its variables. */
    static String sources() {
        return Stream.concat(
                        Repository.below(
                                "deploy/launcher/src/main/java/io/modelmarket/deploy/launcher/prepare", ".java")
                                .stream(),
                        Repository.below("deploy/stack/src/main/resources", ".json").stream())
                .map(Repository::text)
                .collect(Collectors.joining());
    }

    /** Whether a variable is one of those. */
    static boolean reads(String sources, String variable) {
        return variable.startsWith(ROLE_PASSWORD)
                ? sources.contains("\"" + ROLE_PASSWORD + "\"")
                        && variable.substring(ROLE_PASSWORD.length()).matches("(TENANT_SERVICE|BILLING)(_OWNER)?")
                : sources.matches("(?s).*\\b" + variable + "\\b.*");
    }
}
