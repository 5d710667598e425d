/**
 * What has become of each invoice: what of it was credited and paid, what is owed, whether that is late. Reads only;
 * those who credit and record payments are {@code credit} and {@code payment}.
 */
@NullMarked
package io.modelmarket.billing.receivable;

import org.jspecify.annotations.NullMarked;
