package io.modelmarket.deploy.launcher.faults;

/**
 * How many calls of a subscription somebody has counted.
 *
 * @param answered those that are billed
 * @param failed those that were let in and are not
 */
record Tally(long answered, long failed) {}
