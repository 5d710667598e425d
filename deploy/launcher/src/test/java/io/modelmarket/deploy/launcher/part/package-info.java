/** Tests of the package of the same name. */
@NullMarked
package io.modelmarket.deploy.launcher.part;

import org.jspecify.annotations.NullMarked;
