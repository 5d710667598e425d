/** Tables as files: JSON, CSV and XLSX, written row by row, and harmless to a spreadsheet; PDF for people to read. */
@NullMarked
package io.modelmarket.billing.report.table;

import org.jspecify.annotations.NullMarked;
