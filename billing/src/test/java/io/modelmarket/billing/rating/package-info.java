/** That prices come to the published figures, in one bill or many. */
@NullMarked
package io.modelmarket.billing.rating;

import org.jspecify.annotations.NullMarked;
