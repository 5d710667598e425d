/**
 * The pieces of which ONNX models are put together in code: by tests, which need odd and hostile ones, and by the
 * benchmarks, which need large ones. It stands with what ships because the benchmarks' program does, and a build that
 * skips tests makes no jar of tests. Nothing that serves or inspects uses it.
 */
@NullMarked
package io.modelmarket.runtime.onnx;

import org.jspecify.annotations.NullMarked;
