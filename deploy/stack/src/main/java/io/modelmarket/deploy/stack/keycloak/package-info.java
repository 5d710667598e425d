/** Keycloak as a child JVM: built once per version, its database in PostgreSQL, the realm imported at first start. */
@NullMarked
package io.modelmarket.deploy.stack.keycloak;

import org.jspecify.annotations.NullMarked;
