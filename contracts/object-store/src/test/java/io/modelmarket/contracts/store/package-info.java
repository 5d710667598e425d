/** Tests of this package against a real S3 server. */
@NullMarked
package io.modelmarket.contracts.store;

import org.jspecify.annotations.NullMarked;
