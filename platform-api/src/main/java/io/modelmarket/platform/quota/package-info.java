/**
 * How much of the month is left: what billing has counted plus what this node answered since, and which part of it
 * billing has leased to this node. Plain Java but for the beans at its edge.
 */
@NullMarked
package io.modelmarket.platform.quota;

import org.jspecify.annotations.NullMarked;
