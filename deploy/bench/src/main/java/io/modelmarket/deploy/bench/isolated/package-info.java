/**
 * What isolation costs: callers of a model in a partner's worker, over lanes and in batches, beside as many callers of
 * the same session in this process, in the same batches.
 */
@NullMarked
package io.modelmarket.deploy.bench.isolated;

import org.jspecify.annotations.NullMarked;
