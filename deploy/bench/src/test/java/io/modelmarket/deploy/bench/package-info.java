/** Tests of the module as a whole. */
@NullMarked
package io.modelmarket.deploy.bench;

import org.jspecify.annotations.NullMarked;
