/** Bodies that are files: they may be larger than others, and come as a whole or not at all. */
@NullMarked
package io.modelmarket.billing.upload;

import org.jspecify.annotations.NullMarked;
