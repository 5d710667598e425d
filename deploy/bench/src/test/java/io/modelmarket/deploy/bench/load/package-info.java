/** Tests of its namesake. */
@NullMarked
package io.modelmarket.deploy.bench.load;

import org.jspecify.annotations.NullMarked;
