/**
 * What the console's tests run against: an OpenID provider and a service, both speaking real HTTP, and a browser
 * without a screen. Keycloak and the real services come in with the browser test.
 */
@NullMarked
package io.modelmarket.console.backend;

import org.jspecify.annotations.NullMarked;
