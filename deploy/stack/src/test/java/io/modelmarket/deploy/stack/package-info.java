/** Tests of the embedded stack on the real parts. */
@NullMarked
package io.modelmarket.deploy.stack;

import org.jspecify.annotations.NullMarked;
