/** What a credit takes back of the tax. */
@NullMarked
package io.modelmarket.billing.credit;

import org.jspecify.annotations.NullMarked;
