/**
 * Running a partner's models in a child JVM of their own, because ONNX Runtime can be killed by the file it loads. The
 * parent ({@link io.modelmarket.runtime.worker.Workers}) starts, feeds, watches and restarts one worker per partner, on
 * a graphics card one per model, over Unix domain sockets, and keeps spare ones started; the child
 * ({@link io.modelmarket.runtime.worker.child.WorkerMain}) is the only code of the platform that calls ONNX Runtime.
 * Neither side trusts a length, type or shape that the other one sends.
 */
@NullMarked
package io.modelmarket.runtime.worker;

import org.jspecify.annotations.NullMarked;
