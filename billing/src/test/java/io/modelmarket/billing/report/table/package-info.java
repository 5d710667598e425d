/** Reports as files, read back. */
@NullMarked
package io.modelmarket.billing.report.table;

import org.jspecify.annotations.NullMarked;
