/** Prepares PostgreSQL, Kafka and Keycloak that somebody else runs for the services: what is asked for, and by whom. */
@NullMarked
package io.modelmarket.deploy.launcher.prepare;

import org.jspecify.annotations.NullMarked;
