package io.modelmarket.deploy.launcher.supervise;

/** How a part stands. */
public enum PartState {
    /** Its needs are not ready yet. */
    WAITING,
    STARTING,
    READY,
    /** It died and is about to be started again. */
    RESTARTING,
    STOPPING,
    STOPPED,
    /** It could not be started, or died too often; the supervisor leaves it. */
    FAILED;

    /** Whether nothing more happens by itself. */
    public boolean settled() {
        return this == READY || this == FAILED || this == STOPPED;
    }
}
