package io.modelmarket.deploy.launcher.faults;

/**
 * A consumer with its one subscription.
 *
 * @param quota the most answers in a month; 0 where there is no limit
 * @param key an API key; a secret
 */
record Subscriber(String tenant, String subscription, String key, int quota) {

    boolean limited() {
        return quota > 0;
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Subscriber[" + tenant + ", " + subscription + "]";
    }
}
