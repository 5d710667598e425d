/**
 * Whether a file may be published: first rules that read the bytes in Java alone, then a load and a run in a worker
 * that is thrown away. A refusal names the rule, the place and the reason in words a publisher can act on. No byte of a
 * file reaches ONNX Runtime before every static rule has accepted it, and never in this process.
 */
@NullMarked
package io.modelmarket.runtime.inspect;

import org.jspecify.annotations.NullMarked;
