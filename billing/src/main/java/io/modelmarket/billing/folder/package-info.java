/** Folders of files that only the service reads. */
@NullMarked
package io.modelmarket.billing.folder;

import org.jspecify.annotations.NullMarked;
