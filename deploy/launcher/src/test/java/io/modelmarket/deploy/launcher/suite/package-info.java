/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.launcher.suite;

import org.jspecify.annotations.NullMarked;
