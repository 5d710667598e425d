/** What usage costs. Plain Java over exact decimals, unrounded until a line is made; no framework, no database. */
@NullMarked
package io.modelmarket.billing.rating;

import org.jspecify.annotations.NullMarked;
