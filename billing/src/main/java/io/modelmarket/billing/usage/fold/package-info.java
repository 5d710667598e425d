/**
 * The arithmetic of intake: which events count, and what they add up to. Plain Java; the same events in any
 * partitioning, with any duplicates, give the same sums, and what is missing is known until it comes.
 */
@NullMarked
package io.modelmarket.billing.usage.fold;

import org.jspecify.annotations.NullMarked;
