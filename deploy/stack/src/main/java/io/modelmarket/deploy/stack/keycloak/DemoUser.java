package io.modelmarket.deploy.stack.keycloak;

import java.util.Locale;

/** The people of the demo marketplace; each has the e-mail {@code <name>@example.com}, verified. */
public enum DemoUser {
    ALICE("publishes models for acme"),
    DAN("brings data for datahub"),
    GUS("brings compute for gridco"),
    CARLA("calls models for globex"),
    OLGA("operates the platform"),
    FIONA("keeps the platform's books"),
    FELIX("approves what Fiona closes");

    private final String part;

    DemoUser(String part) {
        this.part = part;
    }

    /** The name to sign in with. */
    public String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What this person does in the demo. */
    public String part() {
        return part;
    }
}
