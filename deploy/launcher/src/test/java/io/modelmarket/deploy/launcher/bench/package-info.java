/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.launcher.bench;

import org.jspecify.annotations.NullMarked;
