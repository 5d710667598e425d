package io.modelmarket.deploy.stack;

/** The parts of the embedded stack. */
public enum StackPart {
    POSTGRES,
    KAFKA,
    /** Needs POSTGRES, which is started with it. */
    KEYCLOAK
}
