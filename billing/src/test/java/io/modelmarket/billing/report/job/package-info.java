/** Reports as files, read back. */
@NullMarked
package io.modelmarket.billing.report.job;

import org.jspecify.annotations.NullMarked;
