/** API keys: made once, shown once, kept as a digest, revoked for good. The only writer of market.keys. */
@NullMarked
package io.modelmarket.tenant.key;

import org.jspecify.annotations.NullMarked;
