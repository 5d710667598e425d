/** Tests of the folders only the service reads. */
@NullMarked
package io.modelmarket.billing.folder;

import org.jspecify.annotations.NullMarked;
