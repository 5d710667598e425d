/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.stack.secret;

import org.jspecify.annotations.NullMarked;
