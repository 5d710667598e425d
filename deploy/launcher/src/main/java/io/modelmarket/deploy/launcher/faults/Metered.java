package io.modelmarket.deploy.launcher.faults;

/**
 * One usage event as the topic holds it, resent copies left out.
 *
 * @param answered whether it is of an answer; else of a failure
 * @param epoch which of the data plane's lives wrote it
 */
record Metered(String subscription, String request, boolean answered, long epoch) {}
