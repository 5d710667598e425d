/**
 * How much of the month is left: what billing has counted plus what this node answered since. Exact on one node; plain
 * Java but for the beans at its edge.
 */
@NullMarked
package io.modelmarket.platform.quota;

import org.jspecify.annotations.NullMarked;
