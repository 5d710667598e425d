/** Usage through the real broker, intake and database, in a place of its own, for the metering benchmark. */
@NullMarked
package io.modelmarket.deploy.launcher.metering;

import org.jspecify.annotations.NullMarked;
