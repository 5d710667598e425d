/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.bench.isolated;

import org.jspecify.annotations.NullMarked;
