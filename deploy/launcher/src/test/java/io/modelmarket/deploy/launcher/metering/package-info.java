/** The metering benchmark's arithmetic. */
@NullMarked
package io.modelmarket.deploy.launcher.metering;

import org.jspecify.annotations.NullMarked;
