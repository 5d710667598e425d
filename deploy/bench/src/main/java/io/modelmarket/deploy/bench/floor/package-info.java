/**
 * The floor that serving is measured against: what one gets from Vert.x and ONNX Runtime in one process in an
 * afternoon, done well. No keys, limits, metering, isolation, routing or batching; a request is parsed by Jackson's
 * streaming parser straight into memory the model reads, and run on the event loop that received it.
 */
@NullMarked
package io.modelmarket.deploy.bench.floor;

import org.jspecify.annotations.NullMarked;
