/** What the running data plane says of the processes that models run in. */
@NullMarked
package io.modelmarket.deploy.launcher.workers;

import org.jspecify.annotations.NullMarked;
