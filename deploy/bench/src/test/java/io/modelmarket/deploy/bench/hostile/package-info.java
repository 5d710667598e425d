/** A few hostile models, and the grammar that makes them. */
@NullMarked
package io.modelmarket.deploy.bench.hostile;

import org.jspecify.annotations.NullMarked;
