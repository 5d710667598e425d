/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.bench.density;

import org.jspecify.annotations.NullMarked;
