/** Tests of its namesake. */
@NullMarked
package io.modelmarket.deploy.bench.floor;

import org.jspecify.annotations.NullMarked;
