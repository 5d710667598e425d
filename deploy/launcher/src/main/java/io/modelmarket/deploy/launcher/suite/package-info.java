/** The test suite as one command: the shared stack, the browser, Maven, and the totals. */
@NullMarked
package io.modelmarket.deploy.launcher.suite;

import org.jspecify.annotations.NullMarked;
