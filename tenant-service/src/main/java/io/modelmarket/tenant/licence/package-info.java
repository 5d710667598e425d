/**
 * Under which licence a release may be used: one that the SPDX License List names, or one with a name and an address of
 * its own. What a licence allows is not known here; it is shown, compared and filtered by.
 */
@NullMarked
package io.modelmarket.tenant.licence;

import org.jspecify.annotations.NullMarked;
