/**
 * What a release says about itself: its name, version and digest, and the signature its callers must meet. Values only.
 */
@NullMarked
package io.modelmarket.runtime.model;

import org.jspecify.annotations.NullMarked;
