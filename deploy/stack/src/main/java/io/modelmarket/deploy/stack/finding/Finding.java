package io.modelmarket.deploy.stack.finding;

/**
 * One thing that services need of a part, and how it stands now.
 *
 * @param part whose it is: postgres, kafka, keycloak
 * @param thing what it is, as {@code role billing}
 * @param detail what is wrong with it or was done to it; empty where the state says all
 */
public record Finding(String part, String thing, State state, String detail) {

    /** How a thing stands. */
    public enum State {
        /** It was there, as it has to be. */
        THERE,
        /** It was not there and has been made. */
        MADE,
        /** It was not as it has to be and has been mended. */
        MENDED,
        /** It is not there; nothing was changed. */
        MISSING,
        /** It is not as it has to be, and stays so. */
        WRONG
    }

    /** Whether services can be started on it. */
    public boolean good() {
        return state != State.MISSING && state != State.WRONG;
    }
}
