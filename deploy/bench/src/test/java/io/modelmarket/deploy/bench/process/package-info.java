/** Tests of its namesake. */
@NullMarked
package io.modelmarket.deploy.bench.process;

import org.jspecify.annotations.NullMarked;
