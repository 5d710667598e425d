/**
 * The load generator: a process of its own with one event loop, closed-loop connections that each send the next request
 * when the last is answered, a histogram of every latency, and a count of everything that was not a right answer.
 */
@NullMarked
package io.modelmarket.deploy.bench.load;

import org.jspecify.annotations.NullMarked;
