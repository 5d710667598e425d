package io.modelmarket.deploy.launcher.prepare;

import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.keycloak.RealmAdmin;
import io.modelmarket.deploy.stack.keycloak.RealmPreparation;
import io.modelmarket.deploy.stack.process.StackException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Keycloak is to be prepared, and how. */
public final class KeycloakOptions {
    private static final String PASSWORD = "MARKET_PREPARE_KEYCLOAK_PASSWORD";

    @Option(
            names = "--keycloak",
            paramLabel = "URL",
            defaultValue = "${env:MARKET_PREPARE_KEYCLOAK}",
            description = "Keycloak's address, like https://login.example. Also MARKET_PREPARE_KEYCLOAK.")
    private @Nullable String url;

    @Option(
            names = "--keycloak-admin",
            paramLabel = "NAME",
            defaultValue = "${env:MARKET_PREPARE_KEYCLOAK_ADMIN:-admin}",
            description = "An administrator of its realm master; the password is in " + PASSWORD
                    + ". Default: ${DEFAULT-VALUE}.")
    private String administrator = "admin";

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            defaultValue = "${env:MARKET_PREPARE_REALM:-modelmarket}",
            description = "The services' realm; the secret of the console's client is in MARKET_CLIENT_CONSOLE."
                    + " Default: ${DEFAULT-VALUE}.")
    private String realm = "modelmarket";

    @Option(
            names = "--redirect",
            paramLabel = "URL",
            split = ",",
            defaultValue = "${env:MARKET_PREPARE_REDIRECTS}",
            description = "Where the console's sign-in may lead back to, like https://market.example/*; several are"
                    + " separated by commas, and no others stay. Also MARKET_PREPARE_REDIRECTS.")
    private List<String> redirects = List.of();

    @Option(
            names = "--demo-people",
            description =
                    "Also makes the people of the demo, with the passwords in MARKET_USER_ALICE and so on. Not for"
                            + " a market that others use.")
    private boolean people;

    /** Whether it is to be prepared at all. */
    public boolean wanted() {
        return url != null && !url.isBlank();
    }

    /** Prepares it; the issuer of the realm's tokens, where there is a realm. */
    public Optional<String> prepare(Environment environment, Findings findings) {
        List<String> wanted =
                redirects.stream().filter(redirect -> !redirect.isBlank()).toList();
        if (wanted.isEmpty()) {
            throw new StackException(
                    "say with --redirect where the console is, like --redirect https://market.example/*");
        }
        String password = environment.require(PASSWORD, administrator + "'s password");
        try (RealmAdmin admin = new RealmAdmin(url == null ? "" : url, administrator, password)) {
            RealmPreparation preparation = new RealmPreparation(admin, realm, environment.lookup());
            preparation.prepare(wanted, findings);
            if (people) {
                preparation.preparePeople(findings);
            }
            return preparation.issuer();
        }
    }
}
