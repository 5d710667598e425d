/**
 * Where reports of quarantines come in from the data planes, and where the operator sees and revokes them. What a
 * quarantine does to its release is publishing's business.
 */
@NullMarked
package io.modelmarket.tenant.quarantine;

import org.jspecify.annotations.NullMarked;
