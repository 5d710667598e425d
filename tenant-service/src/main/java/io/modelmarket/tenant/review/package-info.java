/** The operator's desk: what awaits review, approval and rejection. */
@NullMarked
package io.modelmarket.tenant.review;

import org.jspecify.annotations.NullMarked;
