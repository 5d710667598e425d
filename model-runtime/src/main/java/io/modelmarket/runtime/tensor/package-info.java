/**
 * Tensors as every part of the house passes them: an element type of the Open Inference Protocol, a shape, and the
 * bytes in little-endian row-major order. Whoever holds a {@link io.modelmarket.runtime.tensor.Tensor} may rely on its
 * bytes matching its shape exactly; nothing here knows ONNX Runtime, sockets or JSON.
 */
@NullMarked
package io.modelmarket.runtime.tensor;

import org.jspecify.annotations.NullMarked;
