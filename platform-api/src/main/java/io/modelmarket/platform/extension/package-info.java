/**
 * What the protocol's extensions tell a key beside its calls: statistics, configuration, the index of what it may see,
 * and what it has used. Reads what other features know and decides who may see it; runs nothing, changes nothing.
 */
@NullMarked
package io.modelmarket.platform.extension;

import org.jspecify.annotations.NullMarked;
