/**
 * The folder that holds releases' files under their digests, and its limits. Data planes read it; only this service
 * writes it.
 */
@NullMarked
package io.modelmarket.tenant.artifact;

import org.jspecify.annotations.NullMarked;
