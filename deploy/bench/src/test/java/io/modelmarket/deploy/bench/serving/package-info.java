/** Tests of its namesake. */
@NullMarked
package io.modelmarket.deploy.bench.serving;

import org.jspecify.annotations.NullMarked;
