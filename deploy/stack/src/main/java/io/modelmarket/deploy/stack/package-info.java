/**
 * The embedded stack: PostgreSQL, Kafka and Keycloak as child processes over one data folder. {@code market up} and
 * every module's tests start it through the same code; it knows nothing of the services.
 */
@NullMarked
package io.modelmarket.deploy.stack;

import org.jspecify.annotations.NullMarked;
