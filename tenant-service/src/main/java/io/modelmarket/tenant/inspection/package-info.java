/**
 * What a model file turned out to be: the outcome of the static inspection and of the probation run in a throw-away
 * process. No model is loaded in this service's own process.
 */
@NullMarked
package io.modelmarket.tenant.inspection;

import org.jspecify.annotations.NullMarked;
