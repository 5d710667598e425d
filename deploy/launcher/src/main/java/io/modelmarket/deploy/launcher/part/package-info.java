/** What the market consists of: names, ports and needs of its parts, and how a service is started. */
@NullMarked
package io.modelmarket.deploy.launcher.part;

import org.jspecify.annotations.NullMarked;
