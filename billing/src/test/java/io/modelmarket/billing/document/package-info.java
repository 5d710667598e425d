/** Fonts and languages of documents. */
@NullMarked
package io.modelmarket.billing.document;

import org.jspecify.annotations.NullMarked;
