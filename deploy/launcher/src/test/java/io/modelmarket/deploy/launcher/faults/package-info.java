/** Tests of the fault harness's own eyes. */
@NullMarked
package io.modelmarket.deploy.launcher.faults;

import org.jspecify.annotations.NullMarked;
