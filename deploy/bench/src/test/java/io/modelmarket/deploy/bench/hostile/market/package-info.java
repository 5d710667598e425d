/** Tests of the harness around a running market, against markets that do what none should. */
@NullMarked
package io.modelmarket.deploy.bench.hostile.market;

import org.jspecify.annotations.NullMarked;
