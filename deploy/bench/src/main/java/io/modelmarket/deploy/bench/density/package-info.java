/** How many small models fit: memory of each, how long it takes to load one, and to call one of many. */
@NullMarked
package io.modelmarket.deploy.bench.density;

import org.jspecify.annotations.NullMarked;
