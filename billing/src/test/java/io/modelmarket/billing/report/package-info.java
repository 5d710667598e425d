/** What a spreadsheet must not execute. */
@NullMarked
package io.modelmarket.billing.report;

import org.jspecify.annotations.NullMarked;
