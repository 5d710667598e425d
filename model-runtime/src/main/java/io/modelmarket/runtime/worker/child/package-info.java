/**
 * What happens inside a worker process: one thread per connection reads a request into direct memory, runs ONNX Runtime
 * over it and writes the answer from ONNX Runtime's own memory. The process holds no keys and knows no tenants; when
 * any connection to its parent ends, so does it.
 */
@NullMarked
package io.modelmarket.runtime.worker.child;

import org.jspecify.annotations.NullMarked;
