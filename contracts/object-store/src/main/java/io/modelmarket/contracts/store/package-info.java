/**
 * Files in a bucket, for those who keep them there instead of in a folder. A file is wholly there under its name or not
 * at all, and what is fetched has the digest it was asked for by. Knows nothing of what the files are.
 */
@NullMarked
package io.modelmarket.contracts.store;

import org.jspecify.annotations.NullMarked;
