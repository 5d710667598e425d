/** Measuring what finance does at a month's end: close, reconciliation, reports. */
@NullMarked
package io.modelmarket.deploy.launcher.closing;

import org.jspecify.annotations.NullMarked;
