/** Tests of its namesake. */
@NullMarked
package io.modelmarket.deploy.bench.sample;

import org.jspecify.annotations.NullMarked;
