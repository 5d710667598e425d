/**
 * Where releases' files are under their digests, a folder or a bucket, and its limits. Data planes read it; only this
 * service writes it.
 */
@NullMarked
package io.modelmarket.tenant.artifact;

import org.jspecify.annotations.NullMarked;
