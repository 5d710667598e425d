/**
 * What a benchmark found: figures by case, medians over rounds, ratios within a round, and the targets they must meet.
 */
@NullMarked
package io.modelmarket.deploy.bench.result;

import org.jspecify.annotations.NullMarked;
