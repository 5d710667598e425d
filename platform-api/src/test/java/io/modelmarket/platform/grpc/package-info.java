/** What messages become when they are read. */
@NullMarked
package io.modelmarket.platform.grpc;

import org.jspecify.annotations.NullMarked;
