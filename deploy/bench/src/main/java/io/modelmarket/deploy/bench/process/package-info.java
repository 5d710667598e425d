/** Processes that a benchmark starts or watches: child JVMs that end with us, who listens on a port, processor time. */
@NullMarked
package io.modelmarket.deploy.bench.process;

import org.jspecify.annotations.NullMarked;
