/**
 * Where reports of quarantines, and of consumers that are refused a release, come in from the data planes, and where
 * the operator sees and revokes them. What they do to the release is publishing's business.
 */
@NullMarked
package io.modelmarket.tenant.quarantine;

import org.jspecify.annotations.NullMarked;
