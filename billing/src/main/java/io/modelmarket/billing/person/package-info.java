/**
 * Names of those who act for finance. What they do is recorded by subject, Keycloak's id of a person, which never
 * changes; here is the verified e-mail with which each last did something, for those who read the records.
 */
@NullMarked
package io.modelmarket.billing.person;

import org.jspecify.annotations.NullMarked;
