/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.stack.process;

import org.jspecify.annotations.NullMarked;
