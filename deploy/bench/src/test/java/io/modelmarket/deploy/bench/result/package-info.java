/** Tests of its namesake. */
@NullMarked
package io.modelmarket.deploy.bench.result;

import org.jspecify.annotations.NullMarked;
