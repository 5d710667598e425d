/** Tests of the service on the real stack, through its public interfaces wherever those suffice. */
@NullMarked
package io.modelmarket.tenant;

import org.jspecify.annotations.NullMarked;
