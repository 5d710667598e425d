/** Named benchmarks, each measuring one promise against its target. */
@NullMarked
package io.modelmarket.deploy.launcher.bench;

import org.jspecify.annotations.NullMarked;
