/** Holds images, compose file, chart and dashboards to the services that they are for. */
@NullMarked
package io.modelmarket.deploy.cluster;

import org.jspecify.annotations.NullMarked;
