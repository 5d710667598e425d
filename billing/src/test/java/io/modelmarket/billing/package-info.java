/**
 * Billing as a whole, on real PostgreSQL, Kafka and Keycloak: what each person may see, and what the month comes to.
 */
@NullMarked
package io.modelmarket.billing;

import org.jspecify.annotations.NullMarked;
