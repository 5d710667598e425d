package io.modelmarket.deploy.launcher.faults;

/** One usage event as the topic holds it, resent copies left out. */
record Metered(String subscription, String request, boolean answered) {}
