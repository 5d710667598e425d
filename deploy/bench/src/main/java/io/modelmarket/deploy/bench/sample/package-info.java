/**
 * What is measured with: the sample models, their held-out inputs as request bodies of each encoding, and the outputs
 * an answer must hold. Every server gets the same bytes.
 */
@NullMarked
package io.modelmarket.deploy.bench.sample;

import org.jspecify.annotations.NullMarked;
