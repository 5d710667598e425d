/** The program behind {@code ./market}. It starts built services as processes and imports none of them. */
@NullMarked
package io.modelmarket.deploy.launcher;

import org.jspecify.annotations.NullMarked;
