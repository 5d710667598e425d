/** The pieces of which benchmarks put ONNX models together. */
@NullMarked
package io.modelmarket.deploy.bench.onnx;

import org.jspecify.annotations.NullMarked;
