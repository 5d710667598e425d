/**
 * Models of well-known shapes with random weights, made from a seed: what a benchmark needs of a large model is its
 * work, not what it learned. Nothing made here is kept.
 */
@NullMarked
package io.modelmarket.deploy.bench.generate;

import org.jspecify.annotations.NullMarked;
