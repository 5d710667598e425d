/**
 * Invoices and credit notes as documents: PDF in English and Chinese with embedded fonts, both also by EN 16931
 * (Factur-X). A document shows what is stored and computes nothing.
 */
@NullMarked
package io.modelmarket.billing.document;

import org.jspecify.annotations.NullMarked;
